<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Crosstalk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How threads and processes communicate in Python: real programs, run and explained.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosstalk is free software under the MIT licence. Its fonts, JetBrains Mono and Noto Sans CJK, are under the SIL Open Font License. It uses Qt {qt} under the LGPL, by PySide6, and pyqtgraph, NumPy, Pygments and psutil under their own free licences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running on Python {python}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChapterPicker</name>
    <message>
        <source>Chapter: {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChapterTab</name>
    <message>
        <source>Chapter {title}, {count} lessons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChapterTabs</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CornerControls</name>
    <message>
        <source>Language and appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything in Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a projector: everything larger and stronger (F9)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>Why the program cannot go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPlot</name>
    <message>
        <source>Each process, its memory, and what it does appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of {name} and the turns of each thread appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is in the queue and the turns of each thread appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The turns of each thread appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>There is no lesson here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Crosstalk looked in {folder} for folders with a lesson.toml. Install Crosstalk again, or put a lesson&apos;s folder there and start it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExplainCard</name>
    <message>
        <source>{place} of {moments}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>: </source>
        <comment>between a heading and a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {lesson}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous moment (Ctrl+Left)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next moment (Ctrl+Right)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InterpreterPicker</name>
    <message>
        <source>the default of this Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a Python</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Run the program, or keep the answer and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the playhead, after a run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous or next telling moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the knob that has the focus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger, smaller, normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a program of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KnobField</name>
    <message>
        <source>{name} has to be a whole number, such as 1000 or 10_000.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to be a number, such as 0.5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to be True or False.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to be a text in quotation marks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has to be between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knob {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{low} to {high}; arrow keys step it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KnobRow</name>
    <message>
        <source>Knobs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the program that are yours to change</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LastResort</name>
    <message>
        <source>Something went wrong in Crosstalk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a mistake in Crosstalk, not in your program. You can go on; if the window behaves oddly, start Crosstalk again. The details below help to put it right.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonTab</name>
    <message>
        <source>Lesson {number}: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{lesson} (done)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>1 lesson could not be loaded. The others are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} lessons could not be loaded. The others are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons with mistakes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a program…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Run, or keep the answer and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Crosstalk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{count} rounds of work overwritten</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} starts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing changes any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time}: old values of `{name}` were written back, and the work of {count} rounds is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At {time}: [{letter}] had its turn, `{name}` got an old value, and the work of {count} rounds is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>This cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another Python at the top right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Python is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no program at {where}: it may have been removed, or moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Python is too old</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is Python {version}; programs run here on Python 3.9 or newer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the usual Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is {implementation}; what happens inside can only be seen in CPython.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Python does not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} was tried and gave no proper answer: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This Python has no start method {asked}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} offers others on this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another start method at the top right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program&apos;s folder is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder that the program should run in may have been removed: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back, or open the program where it is now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each run needs a temporary folder of its own, and the system refused it: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set TMPDIR (TEMP on Windows) to a folder that is yours, and start again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for the temporary folder of the run: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free some space and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program could not be started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system refused it: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close some programs and run again; if that does not help, choose another Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not Python yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line {line}: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct that line, or go back to the lesson&apos;s version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be read as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not in the encoding that it claims: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it as UTF-8 in an editor and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This text cannot be saved in its own encoding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first lines of {where} name an encoding that lacks some characters: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the line with “coding”, or those characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not there, or is not a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is out of range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} has to be between {low} and {high}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the value, or go back to the lesson&apos;s version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is no longer a plain value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a number or a text that stands there as it is can be moved by a slider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program runs as it is; with the lesson&apos;s version it can be moved again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {where} in this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value that can be changed is set once, at the top level, as in NAME = 5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lesson lacks a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it back; the other lessons work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A lesson has a word that nobody knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}, line {line}: {key} means nothing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Correct it; the other lessons work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recording is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where} cannot be read to its end: {error}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save it again from the window that made it, if that is still open.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>then run, then explain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep my answer and run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run without predicting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>No Python found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{run} (F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the program now (Shift+F5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a Python…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file was damaged, so some settings are as on the first day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The damaged file is kept as {path}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings could not be read, and will not be saved this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path}: {reason}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow yourself to read and write that file, then start Crosstalk again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your settings cannot be saved, so the next start will not know them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything else works as usual.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StoryStrip</name>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press to predict again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As you predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not what you predicted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program cannot go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One run does not decide: run again to see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Prediction and result</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TableAction</name>
    <message>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selected rows, or all, for a spreadsheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> </source>
        <comment>between two sentences</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>.</source>
        <comment>at the end of a sentence</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{python} free-threaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>main</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>child</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manager server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fork server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resource tracker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{type} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of time at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over a limit at {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed by {signal} after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended after {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed by {signal}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed with exit code {code}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over a limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended after {time} with exit code {code}; 0 would mean success.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program ended by itself after {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You stopped the program at {time}. It had not ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time allowed was over at {time}; the program had not ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You interrupted the program at {time}, as Ctrl+C does.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program and its processes used more than 2 GiB of memory, so all of them were ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A process asked for more than 8 GiB of address space and did not get it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program started more processes than the limit of 300 allows, so all of them were ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program wrote a file of more than 64 MiB, so it was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk for temporary files is full, so the program was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program went over a limit ({reason}), so it was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it touched memory that is not its own, which only C code can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it touched memory that is not there, which only C code can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C code in it gave up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something ended it by force: often the system, when memory runs out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something asked it to end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something sent it Ctrl+C.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it wrote a file of more than 64 MiB.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it wrote to a pipe that nobody reads.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing in it handles that signal.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program was killed by {signal}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits in {call}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a queue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for another thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a file or a pipe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to be notified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for another process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for room in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for an item in {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} waits for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} {waits}</source>
        <comment>a thread&apos;s name, and that it waits</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stuck for {seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.get(), but {queue} is empty and nothing is left that could put.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.put(), but {queue} is full ({capacity}) and nothing is left that could get.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiter} waits for you to type something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this program can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.join() for 1 unfinished task; no thread is left to call task_done().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.join() for {unfinished} unfinished tasks; no thread is left to call task_done().</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits for input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It never ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 task not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} tasks not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing will come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no room will come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stuck here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your input</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{queue}: {unfinished} not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{queue}: empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{queue}: {capacity} of {capacity}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs someone to call {call}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
