<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Crosstalk</source>
        <translation>关于 Crosstalk</translation>
    </message>
    <message>
        <source>How threads and processes communicate in Python: real programs, run and explained.</source>
        <translation>Python 的线程和进程怎样通信：真实的程序，当场运行，讲清原因。</translation>
    </message>
    <message>
        <source>Crosstalk is free software under the MIT licence. Its fonts, JetBrains Mono and Noto Sans CJK, are under the SIL Open Font License. It uses Qt {qt} under the LGPL, by PySide6, and pyqtgraph, NumPy, Pygments and psutil under their own free licences.</source>
        <translation>Crosstalk 是自由软件，采用 MIT 许可证。字体 JetBrains Mono 和 Noto Sans CJK 采用 SIL 开放字体许可证。它通过 PySide6 使用 LGPL 许可的 Qt {qt}，并使用 pyqtgraph、NumPy、Pygments 和 psutil，它们各有自己的自由许可证。</translation>
    </message>
    <message>
        <source>Running on Python {python}.</source>
        <translation>当前运行在 Python {python} 上。</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Crosstalk crashed</source>
        <translation>Crosstalk 崩溃过</translation>
    </message>
    <message>
        <source>Crosstalk crashed the last time. Your programs on the disk are as you saved them.</source>
        <translation>Crosstalk 上次崩溃了。磁盘上的程序仍是你保存时的样子。</translation>
    </message>
</context>
<context>
    <name>ChapterPicker</name>
    <message>
        <source>Chapter: {title}</source>
        <translation>章节：{title}</translation>
    </message>
    <message>
        <source>Opens a list of the chapters</source>
        <translation>打开章节列表</translation>
    </message>
</context>
<context>
    <name>ChapterTab</name>
    <message>
        <source>Chapter {title}, {count} lessons</source>
        <translation>章节“{title}”，共 {count} 课</translation>
    </message>
    <message>
        <source>Unfolds this chapter into its lessons</source>
        <translation>展开这一章的各课</translation>
    </message>
</context>
<context>
    <name>ChapterTabs</name>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>The endings of all schedules appear here, with the share of each.</source>
        <translation>所有调度的结局会出现在这里，各占多少份额。</translation>
    </message>
    <message>
        <source>{share} of all schedules</source>
        <translation>占全部调度的{share}</translation>
    </message>
    <message>
        <source>{share} of the runs</source>
        <translation>占运行次数的 {share}</translation>
    </message>
    <message>
        <source>can no longer happen from here</source>
        <translation>从这里起不会再出现</translation>
    </message>
    <message>
        <source>{share} of the schedules from here</source>
        <translation>占从这里起的调度的{share}</translation>
    </message>
    <message>
        <source>What the schedules end in</source>
        <translation>各个调度的结局</translation>
    </message>
    <message>
        <source>Click to replay the shortest schedule that ends so.</source>
        <translation>点击重放以此结束的最短调度。</translation>
    </message>
    <message>
        <source>Click to run it so again on real threads, with the same switches.</source>
        <translation>点击后在真实线程上按同样的切换再运行一次。</translation>
    </message>
    <message>
        <source>How it ends</source>
        <translation>结局</translation>
    </message>
    <message>
        <source>Of all schedules</source>
        <translation>占全部调度</translation>
    </message>
    <message>
        <source>Still possible from here</source>
        <translation>从这里起仍可能</translation>
    </message>
    <message>
        <source>Of the schedules from here</source>
        <translation>占从这里起的调度</translation>
    </message>
    <message>
        <source>As the program should end</source>
        <translation>程序应有的结局</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
</context>
<context>
    <name>CodeEditor</name>
    <message>
        <source>Line {line}: {words}</source>
        <translation>第 {line} 行：{words}</translation>
    </message>
    <message>
        <source>runs: stop it to edit it</source>
        <translation>正在运行：停止后才能修改</translation>
    </message>
    <message>
        <source>was recorded as it stands here</source>
        <translation>这是记录时的样子</translation>
    </message>
</context>
<context>
    <name>CodeGutter</name>
    <message>
        <source>sampled, about {rate} a second</source>
        <translation>采样，每秒约 {rate} 次</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ready, waits for its turn</source>
        <translation>就绪，等待轮到自己</translation>
    </message>
    <message>
        <source>{letter} {name}: {does}</source>
        <comment>an actor&apos;s letter and name, and what it does</comment>
        <translation>{letter} {name}：{does}</translation>
    </message>
</context>
<context>
    <name>CodeHeader</name>
    <message>
        <source>Program {name}</source>
        <translation>程序 {name}</translation>
    </message>
    <message>
        <source>Back to what is saved</source>
        <translation>恢复到已保存的内容</translation>
    </message>
    <message>
        <source>Reset to the lesson&apos;s version</source>
        <translation>恢复成课程原来的程序</translation>
    </message>
    <message>
        <source>yours to change</source>
        <translation>可以修改</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Edit anything; the yellow values have sliders (F2).</source>
        <translation>什么都可以改；黄色的值带滑块（F2）。</translation>
    </message>
    <message>
        <source>Edit anything; your file stays as it is until you save.</source>
        <translation>可以随意修改；保存之前，你的文件不会变。</translation>
    </message>
    <message>
        <source>as recorded</source>
        <translation>记录时的样子</translation>
    </message>
    <message>
        <source>The program of the recording: it can be read and copied.</source>
        <translation>这是记录里的程序：可以阅读和复制。</translation>
    </message>
    <message>
        <source>What you have changed goes away; Ctrl+Z brings it back</source>
        <translation>你的修改会被撤掉；Ctrl+Z 可以恢复</translation>
    </message>
    <message>
        <source>at {time}</source>
        <translation>{time}处</translation>
    </message>
    <message>
        <source>at {time} of the run</source>
        <translation>运行到 {time}时</translation>
    </message>
</context>
<context>
    <name>CodeSlider</name>
    <message>
        <source>Stop the run to change {name}.</source>
        <translation>要修改 {name}，请先停止运行。</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Tab inserts spaces; Escape or F6 leaves the editor. F2 opens the slider of the next knob.</source>
        <translation>Tab 键插入空格；Esc 或 F6 离开编辑器。F2 打开下一个旋钮的滑块。</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>The text that runs, with what was seen on its lines</source>
        <translation>正在运行的代码，以及各行上观察到的情况</translation>
    </message>
    <message>
        <source>Program {name}</source>
        <translation>程序 {name}</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>The threads of the program appear here, each with its next step.</source>
        <translation>程序的线程会显示在这里，每个都带着它的下一步。</translation>
    </message>
</context>
<context>
    <name>Compare</name>
    <message>
        <source>{python}, {method}</source>
        <translation>{python}，{method}</translation>
    </message>
    <message>
        <source>went on until it was stopped</source>
        <translation>一直运行到被停止</translation>
    </message>
    <message>
        <source>The same with both: {result}</source>
        <translation>两次相同：{result}</translation>
    </message>
    <message>
        <source>{name}: {result}</source>
        <translation>{name}：{result}</translation>
    </message>
    <message>
        <source>Not the same. {first}; {second}</source>
        <translation>两次不同。{first}；{second}</translation>
    </message>
</context>
<context>
    <name>CompareDialog</name>
    <message>
        <source>Choose two that differ</source>
        <translation>请选择两个不同的</translation>
    </message>
    <message>
        <source>Runs the program on the first, then on the second</source>
        <translation>先用第一个运行程序，再用第二个</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>比较两次运行</translation>
    </message>
    <message>
        <source>The program runs twice, one run after the other, and both are shown together.</source>
        <translation>程序先后运行两次，两次的结果显示在一起。</translation>
    </message>
    <message>
        <source>First on</source>
        <translation>第一次用</translation>
    </message>
    <message>
        <source>Then on</source>
        <translation>第二次用</translation>
    </message>
    <message>
        <source>Each at most</source>
        <translation>每次最长</translation>
    </message>
    <message>
        <source> s</source>
        <comment>after a number of seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A run that goes on for longer is stopped</source>
        <translation>运行超过这个时间就被停止</translation>
    </message>
    <message>
        <source>Longest time of a run in seconds</source>
        <translation>一次运行的最长秒数</translation>
    </message>
    <message>
        <source>start method</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Run both</source>
        <translation>运行两次</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>CornerControls</name>
    <message>
        <source>Language and appearance</source>
        <translation>语言和外观</translation>
    </message>
    <message>
        <source>Everything in English</source>
        <translation>全部显示英文</translation>
    </message>
    <message>
        <source>Everything in Chinese</source>
        <translation>全部显示中文</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>For a projector: everything larger and stronger (F9)</source>
        <translation>投影用：全部放大、加重（F9）</translation>
    </message>
</context>
<context>
    <name>DetailsDialog</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Text to be read and copied</source>
        <translation>可以阅读和复制的文字</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>复制详情</translation>
    </message>
    <message>
        <source>All of the text, for a message to somebody</source>
        <translation>全部文字，便于发给别人</translation>
    </message>
</context>
<context>
    <name>DiagnosisCard</name>
    <message>
        <source>What the program is doing</source>
        <translation>程序正在做什么</translation>
    </message>
    <message>
        <source>Why the program cannot go on</source>
        <translation>程序为什么走不下去</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Closes this window (Escape)</source>
        <translation>关闭这个窗口（Esc）</translation>
    </message>
    <message>
        <source>Leaves all as it is (Escape)</source>
        <translation>什么都不改（Esc）</translation>
    </message>
</context>
<context>
    <name>DriftPlot</name>
    <message>
        <source>Value of {name}</source>
        <translation>{name} 的值</translation>
    </message>
    <message>
        <source>How the counter drifts</source>
        <translation>计数器如何偏离预期</translation>
    </message>
    <message>
        <source>{name}, coloured by who writes</source>
        <translation>{name}，颜色表示谁在写</translation>
    </message>
    <message>
        <source>if nothing were lost</source>
        <translation>如果没有丢失</translation>
    </message>
    <message>
        <source>work overwritten</source>
        <translation>结果被覆盖</translation>
    </message>
    <message>
        <source>overwritten</source>
        <translation>被覆盖</translation>
    </message>
    <message>
        <source>The counter&apos;s value appears here as soon as the program has it.</source>
        <translation>程序里一有计数器，它的值就显示在这里。</translation>
    </message>
    <message>
        <source>The counter&apos;s value was not seen in this run.</source>
        <translation>这次运行中没有看到计数器的值。</translation>
    </message>
    <message>
        <source>{name} is {value}; had nothing been lost, at least {wanted}.</source>
        <translation>{name} 是 {value}；如果没有丢失，至少应为 {wanted}。</translation>
    </message>
    <message>
        <source>{name} is {value}; had nothing been lost, {wanted}.</source>
        <translation>{name} 是 {value}；如果没有丢失，应为 {wanted}。</translation>
    </message>
    <message>
        <source>{name} was {value} at the end; had nothing been lost, {wanted}.</source>
        <translation>{name} 最后是 {value}；如果没有丢失，应为 {wanted}。</translation>
    </message>
    <message>
        <source>{name} was last seen at {value}; had nothing been lost, it would end at {wanted}.</source>
        <translation>最后看到 {name} 是 {value}；如果没有丢失，最终应为 {wanted}。</translation>
    </message>
    <message>
        <source>{name} ended at {value}, as it should.</source>
        <translation>{name} 最后是 {value}，完全正确。</translation>
    </message>
    <message>
        <source>{name} ended at {value}; had nothing been lost, it would be {wanted}.</source>
        <translation>{name} 最后是 {value}；如果没有丢失，应为 {wanted}。</translation>
    </message>
    <message>
        <source>last seen at {value}</source>
        <translation>最后看到 {value}</translation>
    </message>
    <message>
        <source>{value} instead of {wanted}</source>
        <translation>是 {value}，应为 {wanted}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who wrote</source>
        <translation>谁写的</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>If nothing were lost</source>
        <translation>如果没有丢失</translation>
    </message>
    <message>
        <source>Work overwritten</source>
        <translation>被覆盖的结果</translation>
    </message>
</context>
<context>
    <name>EmptyPlot</name>
    <message>
        <source>Each process, its memory, and what it does appear here.</source>
        <translation>这里将显示每个进程、它的内存和它在做什么。</translation>
    </message>
    <message>
        <source>The value of {name} and the turns of each thread appear here.</source>
        <translation>这里将显示 {name} 的值和每个线程的轮次。</translation>
    </message>
    <message>
        <source>The value of {name} and the turns of each process appear here.</source>
        <translation>这里将显示 {name} 的值和每个进程的轮次。</translation>
    </message>
    <message>
        <source>What is in the queue and the turns of each process appear here.</source>
        <translation>这里将显示队列里有什么和每个进程的轮次。</translation>
    </message>
    <message>
        <source>What is in the queue and the turns of each thread appear here.</source>
        <translation>这里将显示队列里有什么和每个线程的轮次。</translation>
    </message>
    <message>
        <source>The turns of each thread appear here.</source>
        <translation>这里将显示每个线程的轮次。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>There is no lesson here.</source>
        <translation>这里没有课程。</translation>
    </message>
    <message>
        <source>Crosstalk looked in {folder} for folders with a lesson.toml. Install Crosstalk again, or put a lesson&apos;s folder there and start it again.</source>
        <translation>Crosstalk 在 {folder} 里寻找含有 lesson.toml 的文件夹，但没有找到。请重新安装 Crosstalk，或者把课程文件夹放到那里再启动。</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>On</source>
        <translation>解释器</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>How it turned out</source>
        <translation>结果如何</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>何处</translation>
    </message>
    <message>
        <source>not tried yet</source>
        <translation>还没试过</translation>
    </message>
    <message>
        <source>as it should</source>
        <translation>符合应有结果</translation>
    </message>
    <message>
        <source>wrong</source>
        <translation>出错</translation>
    </message>
    <message>
        <source>stuck</source>
        <translation>卡住</translation>
    </message>
</context>
<context>
    <name>ExplainCard</name>
    <message>
        <source>{place} of {moments}</source>
        <translation>{place} / {moments}</translation>
    </message>
    <message>
        <source>Try this</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>: </source>
        <comment>between a heading and a sentence</comment>
        <translation>：</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Next: {lesson}</source>
        <translation>下一课：{lesson}</translation>
    </message>
    <message>
        <source>Previous moment (Ctrl+Left)</source>
        <translation>上一个时刻（Ctrl+←）</translation>
    </message>
    <message>
        <source>Next moment (Ctrl+Right)</source>
        <translation>下一个时刻（Ctrl+→）</translation>
    </message>
    <message>
        <source>Show or hide the explanation</source>
        <translation>展开或收起解释</translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>Opens the next lesson</source>
        <translation>打开下一课</translation>
    </message>
    <message>
        <source>Why the run went as it did, and what to try next. Up and Down scroll it.</source>
        <translation>这次运行为什么是这样，接下来可以试什么。上下键滚动。</translation>
    </message>
</context>
<context>
    <name>Exports</name>
    <message>
        <source>Recording of Crosstalk</source>
        <translation>Crosstalk 运行记录</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Writing {file}…</source>
        <translation>正在写入 {file}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>{path} is written.</source>
        <translation>已写入 {path}。</translation>
    </message>
</context>
<context>
    <name>HandBox</name>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>in hand: {value}</source>
        <translation>手里：{value}</translation>
    </message>
    <message>
        <source>in hand</source>
        <translation>手里</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>As predicted</source>
        <translation>与预测一致</translation>
    </message>
    <message>
        <source>How often each result came</source>
        <translation>每种结果出现的次数</translation>
    </message>
    <message>
        <source>As a table: Ctrl+T</source>
        <translation>以表格显示：Ctrl+T</translation>
    </message>
</context>
<context>
    <name>InputLine</name>
    <message>
        <source>Input for the program</source>
        <translation>给程序的输入</translation>
    </message>
    <message>
        <source>Type a line, then Enter</source>
        <translation>输入一行，再按回车</translation>
    </message>
    <message>
        <source>End input</source>
        <translation>结束输入</translation>
    </message>
    <message>
        <source>Ctrl+D: tells the program that no more will come</source>
        <translation>Ctrl+D：告诉程序不会再有输入</translation>
    </message>
</context>
<context>
    <name>InterpreterPicker</name>
    <message>
        <source>the default of this Python</source>
        <translation>这个 Python 的默认方式</translation>
    </message>
    <message>
        <source>Choose a Python</source>
        <translation>选择 Python</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Run the program, or keep the answer and run</source>
        <translation>运行程序；或保留答案并运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run it many times</source>
        <translation>多次运行</translation>
    </message>
    <message>
        <source>Compare two runs</source>
        <translation>比较两次运行</translation>
    </message>
    <message>
        <source>Choose an answer</source>
        <translation>选择答案</translation>
    </message>
    <message>
        <source>Live or Step: you choose whose turn it is</source>
        <translation>切换实时与单步；单步时由你决定轮到谁</translation>
    </message>
    <message>
        <source>In Step mode: let that thread take a step; 0 is main</source>
        <translation>单步模式：让那个线程走一步，0 是 main</translation>
    </message>
    <message>
        <source>In Step mode: let it run to its next shared access</source>
        <translation>单步模式：让它走到下一次共享访问</translation>
    </message>
    <message>
        <source>In Step mode: undo, redo</source>
        <translation>单步模式：撤销、重做</translation>
    </message>
    <message>
        <source>In Step mode: find a schedule that breaks the program</source>
        <translation>单步模式：找一个让程序出错的调度</translation>
    </message>
    <message>
        <source>After a run: move the playhead</source>
        <translation>运行结束后：移动播放头</translation>
    </message>
    <message>
        <source>After a run: previous or next telling moment</source>
        <translation>运行结束后：上一个或下一个关键时刻</translation>
    </message>
    <message>
        <source>After a run: replay, or pause</source>
        <translation>运行结束后：回放或暂停</translation>
    </message>
    <message>
        <source>In a plot: a shorter time, a longer one, all of it</source>
        <translation>在图中：更短的时间、更长的时间、全部</translation>
    </message>
    <message>
        <source>Show the plot as a table: the one with the focus, or the largest</source>
        <translation>以表格显示图：有焦点的那个，否则最大的那个</translation>
    </message>
    <message>
        <source>In the program: a slider for the value at the cursor</source>
        <translation>在程序里：为光标处的值打开滑块</translation>
    </message>
    <message>
        <source>In a yellow field: change the value</source>
        <translation>在黄色输入框里：修改这个值</translation>
    </message>
    <message>
        <source>In the program: undo</source>
        <translation>在程序里：撤销</translation>
    </message>
    <message>
        <source>In the program: make the line a comment</source>
        <translation>在程序里：把这一行变成注释</translation>
    </message>
    <message>
        <source>In the input line: end of input</source>
        <translation>在输入行里：结束输入</translation>
    </message>
    <message>
        <source>Next or previous lesson</source>
        <translation>下一课或上一课</translation>
    </message>
    <message>
        <source>Next or previous pane</source>
        <translation>下一个或上一个窗格</translation>
    </message>
    <message>
        <source>Larger, smaller, normal size</source>
        <translation>放大、缩小、原大小</translation>
    </message>
    <message>
        <source>Projector</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Open a program of your own</source>
        <translation>打开自己的程序</translation>
    </message>
    <message>
        <source>Save your program, or under another name</source>
        <translation>保存你的程序，或另存为</translation>
    </message>
    <message>
        <source>Close your program</source>
        <translation>关闭你的程序</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>This sheet</source>
        <translation>这张按键表</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>{keys}: {does}</source>
        <translation>{keys}：{does}</translation>
    </message>
</context>
<context>
    <name>KnobField</name>
    <message>
        <source>{name} has to be a whole number, such as 1000 or 10_000.</source>
        <translation>{name} 必须是整数，例如 1000 或 10_000。</translation>
    </message>
    <message>
        <source>{name} has to be a number, such as 0.5.</source>
        <translation>{name} 必须是数，例如 0.5。</translation>
    </message>
    <message>
        <source>{name} has to be True or False.</source>
        <translation>{name} 必须是 True 或 False。</translation>
    </message>
    <message>
        <source>{name} has to be a text in quotation marks.</source>
        <translation>{name} 必须是带引号的文本。</translation>
    </message>
    <message>
        <source>{name} has to be between {low} and {high}.</source>
        <translation>{name} 必须在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
        <source>Knob {name}</source>
        <translation>旋钮 {name}</translation>
    </message>
    <message>
        <source>{low} to {high}; arrow keys step it</source>
        <translation>{low} 到 {high}；用方向键调节</translation>
    </message>
    <message>
        <source>A value of the program that is yours to change</source>
        <translation>程序中可以由你修改的值</translation>
    </message>
</context>
<context>
    <name>KnobRow</name>
    <message>
        <source>Knobs</source>
        <translation>旋钮</translation>
    </message>
    <message>
        <source>Values of the program that are yours to change</source>
        <translation>程序里可以由你修改的值</translation>
    </message>
</context>
<context>
    <name>LastResort</name>
    <message>
        <source>Something went wrong in Crosstalk</source>
        <translation>Crosstalk 自己出错了</translation>
    </message>
    <message>
        <source>This is a mistake in Crosstalk, not in your program. You can go on; if the window behaves oddly, start Crosstalk again. The details below help to put it right.</source>
        <translation>这是 Crosstalk 的错误，不是你的程序的错误。可以继续使用；如果窗口不正常，请重新启动 Crosstalk。下面的详情有助于改正它。</translation>
    </message>
</context>
<context>
    <name>LessonPage</name>
    <message>
        <source>Run on {first} and on {second}</source>
        <translation>分别在 {first} 和 {second} 上运行</translation>
    </message>
    <message>
        <source>Choose an answer first, or run without predicting.</source>
        <translation>请先选一个答案，或者不预测直接运行。</translation>
    </message>
</context>
<context>
    <name>LessonTab</name>
    <message>
        <source>Lesson {number}: {title}</source>
        <translation>第 {number} 课：{title}</translation>
    </message>
    <message>
        <source>{lesson} (done)</source>
        <translation>{lesson}（已完成）</translation>
    </message>
    <message>
        <source>Opens this lesson</source>
        <translation>打开这一课</translation>
    </message>
    <message>
        <source>Opens this program; Ctrl+W closes it when it is open</source>
        <translation>打开这个程序；打开后按 Ctrl+W 关闭</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open a program or a recording</source>
        <translation>打开程序或运行记录</translation>
    </message>
    <message>
        <source>Save the program as</source>
        <translation>程序另存为</translation>
    </message>
    <message>
        <source>Programs and recordings (*.py *.crosstalk)</source>
        <translation>程序和运行记录 (*.py *.crosstalk)</translation>
    </message>
    <message>
        <source>Python programs (*.py)</source>
        <translation>Python 程序 (*.py)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save what you have changed in {names}?</source>
        <translation>要保存对 {names} 的修改吗？</translation>
    </message>
    <message>
        <source>What is not saved is lost.</source>
        <translation>不保存，修改就会丢失。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Writes the changes to the file, then goes on</source>
        <translation>把修改写入文件，然后继续</translation>
    </message>
    <message>
        <source>Goes on without the changes: they are lost</source>
        <translation>不保存修改就继续：修改会丢失</translation>
    </message>
    <message>
        <source>1 lesson could not be loaded. The others are not affected.</source>
        <translation>有 1 课无法加载，其余课程不受影响。</translation>
    </message>
    <message>
        <source>{count} lessons could not be loaded. The others are not affected.</source>
        <translation>有 {count} 课无法加载，其余课程不受影响。</translation>
    </message>
    <message>
        <source>Lessons with mistakes</source>
        <translation>有错误的课程</translation>
    </message>
</context>
<context>
    <name>Many</name>
    <message>
        <source>last value of {name}</source>
        <translation>{name} 的最后值</translation>
    </message>
    <message>
        <source>how it ended</source>
        <translation>怎样结束</translation>
    </message>
    <message>
        <source>last line printed</source>
        <translation>最后输出的一行</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>nothing printed</source>
        <translation>没有输出</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>ended by itself</source>
        <translation>自行结束</translation>
    </message>
    <message>
        <source>ended with an error</source>
        <translation>因出错结束</translation>
    </message>
    <message>
        <source>got stuck</source>
        <translation>卡住</translation>
    </message>
    <message>
        <source>went on until stopped</source>
        <translation>一直运行到被停止</translation>
    </message>
    <message>
        <source>did not start</source>
        <translation>没有启动</translation>
    </message>
    <message>
        <source>{runs} runs on {python}</source>
        <translation>在 {python} 上运行 {runs} 次</translation>
    </message>
    <message>
        <source>1 run on {python}</source>
        <translation>在 {python} 上运行 1 次</translation>
    </message>
    <message>
        <source>{ran}, all with one result</source>
        <translation>{ran}，结果全部相同</translation>
    </message>
    <message>
        <source>{ran}, {count} different results</source>
        <translation>{ran}，有 {count} 种不同的结果</translation>
    </message>
    <message>
        <source>You predicted &quot;{answer}&quot;</source>
        <translation>你预测“{answer}”</translation>
    </message>
    <message>
        <source>{said}: {hits} of {runs} runs were like that</source>
        <translation>{said}：{runs} 次运行中有 {hits} 次是这样</translation>
    </message>
    <message>
        <source>A single run would not have told.</source>
        <translation>只运行一次是看不出来的。</translation>
    </message>
    <message>
        <source>✓ As you predicted.</source>
        <translation>✓ 和你预测的一样。</translation>
    </message>
    <message>
        <source>× Not as you predicted.</source>
        <translation>× 和你预测的不同。</translation>
    </message>
    <message>
        <source>These runs do not decide it.</source>
        <translation>这些运行还不能判定。</translation>
    </message>
    <message>
        <source>Run {number} of {count}</source>
        <translation>第 {number} 次，共 {count} 次</translation>
    </message>
</context>
<context>
    <name>ManyPanel</name>
    <message>
        <source>Run it many times</source>
        <translation>多次运行</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Number of runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>1 to {most}, one after the other</source>
        <translation>1 到 {most} 次，依次进行</translation>
    </message>
    <message>
        <source>each at most </source>
        <comment>before a number of seconds</comment>
        <translation>每次最长 </translation>
    </message>
    <message>
        <source> s</source>
        <comment>after a number of seconds</comment>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Longest time of a run in seconds</source>
        <translation>一次运行的最长秒数</translation>
    </message>
    <message>
        <source>A run that goes on for longer is stopped, and counts as that</source>
        <translation>超过这个时间的运行会被停止，并按此计数</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Run them</source>
        <translation>开始运行</translation>
    </message>
    <message>
        <source>Runs the program as often as said, one run after the other</source>
        <translation>按设定的次数运行程序，一次接一次</translation>
    </message>
    <message>
        <source>Ends the run of now and begins no other; the results so far stay</source>
        <translation>结束当前这次运行，不再开始新的；已有结果保留</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>{done} of {count}</source>
        <translation>{done} / {count}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>A line for each run, for a spreadsheet</source>
        <translation>每次运行一行，供电子表格使用</translation>
    </message>
    <message>
        <source>How often each result came appears here.</source>
        <translation>这里会显示每种结果出现的次数。</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a&amp;gain</source>
        <translation>再次打开(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>清空此列表(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close the program</source>
        <translation>关闭程序(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Next lesson</source>
        <translation>下一课(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous lesson</source>
        <translation>上一课(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>运行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Run it &amp;many times…</source>
        <translation>多次运行(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Live or Step</source>
        <translation>实时或单步(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Find a schedule that breaks it</source>
        <translation>找一个出错的调度(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Compare two runs…</source>
        <translation>比较两次运行(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>按键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Crosstalk</source>
        <translation>关于 Crosstalk(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Export the run</source>
        <translation>导出这次运行(&amp;E)</translation>
    </message>
    <message>
        <source>Save the &amp;recording…</source>
        <translation>保存运行记录(&amp;R)…</translation>
    </message>
    <message>
        <source>Plots as a &amp;picture (PNG)…</source>
        <translation>图表存为图片(&amp;P)（PNG）…</translation>
    </message>
    <message>
        <source>Plots as a &amp;drawing (SVG)…</source>
        <translation>图表存为矢量图(&amp;D)（SVG）…</translation>
    </message>
    <message>
        <source>&amp;Samples as a table (CSV)…</source>
        <translation>采样存为表格(&amp;S)（CSV）…</translation>
    </message>
    <message>
        <source>&amp;Events as a table (CSV)…</source>
        <translation>事件存为表格(&amp;E)（CSV）…</translation>
    </message>
    <message>
        <source>&amp;Report for handing in (HTML)…</source>
        <translation>用于提交的报告(&amp;R)（HTML）…</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>颜色(&amp;C)</translation>
    </message>
    <message>
        <source>As the &amp;system has it</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>放大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>缩小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal size</source>
        <translation>原大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Projector</source>
        <translation>投影(&amp;P)</translation>
    </message>
    <message>
        <source>Reduce &amp;motion</source>
        <translation>减少动画(&amp;M)</translation>
    </message>
    <message>
        <source>Next p&amp;ane</source>
        <translation>下一个窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Previous pan&amp;e</source>
        <translation>上一个窗格(&amp;E)</translation>
    </message>
</context>
<context>
    <name>ModeSwitch</name>
    <message>
        <source>Mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Python runs the program (Ctrl+E)</source>
        <translation>由 Python 运行程序（Ctrl+E）</translation>
    </message>
    <message>
        <source>You choose whose turn it is (Ctrl+E)</source>
        <translation>由你决定轮到谁（Ctrl+E）</translation>
    </message>
</context>
<context>
    <name>Moments</name>
    <message>
        <source>{count} rounds of work overwritten</source>
        <translation>{count} 轮的结果被覆盖</translation>
    </message>
    <message>
        <source>{name} is full</source>
        <translation>{name} 满了</translation>
    </message>
    <message>
        <source>{name} is empty</source>
        <translation>{name} 空了</translation>
    </message>
    <message>
        <source>{name} starts</source>
        <translation>{name} 开始</translation>
    </message>
    <message>
        <source>{name} has ended</source>
        <translation>{name} 已结束</translation>
    </message>
    <message>
        <source>nothing changes any more</source>
        <translation>此后没有任何变化</translation>
    </message>
    <message>
        <source>{name} cannot go on from here</source>
        <translation>{name} 从这里起再也无法继续</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>At {time}: old values of `{name}` were written back, and the work of {count} rounds is gone.</source>
        <translation>{time}时：`{name}` 的旧值被写了回去，{count} 轮的结果丢失了。</translation>
    </message>
    <message>
        <source>At {time}: [{letter}] had its turn, `{name}` got an old value, and the work of {count} rounds is gone.</source>
        <translation>{time}时：轮到 [{letter}]，`{name}` 得到一个旧值，{count} 轮的结果丢失了。</translation>
    </message>
</context>
<context>
    <name>Notes</name>
    <message>
        <source>{who} holds {name}</source>
        <translation>{who} 持有 {name}</translation>
    </message>
    <message>
        <source>writes an old value</source>
        <translation>写回旧值</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OccupancyPlot</name>
    <message>
        <source>Items in the queues</source>
        <translation>各队列的元素个数</translation>
    </message>
    <message>
        <source>What is in the queue</source>
        <translation>队列里有什么</translation>
    </message>
    <message>
        <source>What is in the queue appears here as soon as the program has one.</source>
        <translation>程序一有队列，其中的元素个数就显示在这里。</translation>
    </message>
    <message>
        <source>No queue was seen in this run.</source>
        <translation>这次运行中没有看到队列。</translation>
    </message>
    <message>
        <source>Nothing changed after this</source>
        <translation>此后没有任何变化</translation>
    </message>
    <message>
        <source>the queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>{name} in {owner}</source>
        <translation>{owner} 中 {name}</translation>
    </message>
    <message>
        <source>Items in {name}</source>
        <translation>{name} 的元素个数</translation>
    </message>
    <message>
        <source>capacity {count}</source>
        <translation>容量 {count}</translation>
    </message>
    <message>
        <source>task_done {count}</source>
        <translation>task_done {count}</translation>
    </message>
    <message>
        <source>put {count}</source>
        <translation>放入 {count}</translation>
    </message>
    <message>
        <source>get {count}</source>
        <translation>取出 {count}</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>不到 1%</translation>
    </message>
    <message>
        <source>over 99 %</source>
        <translation>超过 99%</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>full {share} of the time</source>
        <translation>{share} 的时间是满的</translation>
    </message>
    <message>
        <source>empty {share} of the time</source>
        <translation>{share} 的时间是空的</translation>
    </message>
    <message>
        <source>marks and bands from {time} on</source>
        <translation>标记与色带自{time}起</translation>
    </message>
    <message>
        <source>{count} in it</source>
        <translation>里面有 {count} 个</translation>
    </message>
    <message>
        <source>{count} not done</source>
        <translation>{count} 个未完成</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Did</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Items after that</source>
        <translation>之后的元素个数</translation>
    </message>
    <message>
        <source>full</source>
        <translation>满</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>{state} for {time}</source>
        <translation>{state}，持续 {time}</translation>
    </message>
</context>
<context>
    <name>OutcomesPanel</name>
    <message>
        <source>Every possible schedule</source>
        <translation>所有可能的调度</translation>
    </message>
    <message>
        <source>What the schedules end in</source>
        <translation>各个调度的结局</translation>
    </message>
    <message>
        <source>Stop searching</source>
        <translation>停止搜索</translation>
    </message>
    <message>
        <source>Try real threads</source>
        <translation>用真实线程试</translation>
    </message>
    <message>
        <source>Runs the program again and again, with switches by chance: sampled, not exhaustive</source>
        <translation>一遍遍运行这个程序，随机切换：只是抽样，并不穷尽</translation>
    </message>
    <message>
        <source>share of the runs, by how they end</source>
        <translation>各种结局占运行次数的份额</translation>
    </message>
    <message>
        <source>share of schedules, by how they end</source>
        <translation>各种结局占调度的份额</translation>
    </message>
</context>
<context>
    <name>OutputView</name>
    <message>
        <source>Show all output</source>
        <translation>展开输出</translation>
    </message>
    <message>
        <source>Fold the output</source>
        <translation>收起输出</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有输出任何内容。</translation>
    </message>
    <message>
        <source>Nothing printed yet.</source>
        <translation>还没有输出。</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>输出到</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>To the newest lines</source>
        <translation>跳到最新的行</translation>
    </message>
    <message>
        <source>1 line skipped</source>
        <translation>略过 1 行</translation>
    </message>
    <message>
        <source>{count} lines skipped</source>
        <translation>略过 {count} 行</translation>
    </message>
    <message>
        <source>error output</source>
        <translation>错误输出</translation>
    </message>
</context>
<context>
    <name>OwnBar</name>
    <message>
        <source>Reload</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Shows the file as it is now; what you have changed here is lost</source>
        <translation>显示文件现在的内容；你在这里的修改会丢失</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Goes on with your text; saving it replaces the file</source>
        <translation>继续用你的内容；保存时会替换文件</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Writes your text to the file (Ctrl+S)</source>
        <translation>把你的内容写入文件（Ctrl+S）</translation>
    </message>
    <message>
        <source>The file could not be read as text: saving would lose characters</source>
        <translation>文件无法按文本读取：保存会丢失字符</translation>
    </message>
    <message>
        <source>No longer on the disk</source>
        <translation>文件已不在磁盘上</translation>
    </message>
    <message>
        <source>Changed on the disk</source>
        <translation>磁盘上的文件已被修改</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>As saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Watching {names}</source>
        <translation>正在观察 {names}</translation>
    </message>
    <message>
        <source>Watching nothing</source>
        <translation>没有观察任何值</translation>
    </message>
    <message>
        <source>Choose what to watch in this program</source>
        <translation>选择在这个程序里观察什么</translation>
    </message>
</context>
<context>
    <name>Picker</name>
    <message>
        <source>Opens a list to choose from</source>
        <translation>打开列表供选择</translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>This cannot be used</source>
        <translation>这个不能用</translation>
    </message>
    <message>
        <source>Choose another Python at the top right.</source>
        <translation>请在右上角选择另一个 Python。</translation>
    </message>
    <message>
        <source>No Python was found</source>
        <translation>没有找到 Python</translation>
    </message>
    <message>
        <source>Programs run here on a Python of this computer, 3.9 or newer.</source>
        <translation>程序要在这台电脑上的 Python（3.9 或更新）上运行。</translation>
    </message>
    <message>
        <source>Install one from python.org, or add one at the top right.</source>
        <translation>请从 python.org 安装一个，或在右上角添加一个。</translation>
    </message>
    <message>
        <source>This Python is not there</source>
        <translation>找不到这个 Python</translation>
    </message>
    <message>
        <source>There is no program at {where}: it may have been removed, or moved.</source>
        <translation>{where} 处没有程序：可能被删除或移走了。</translation>
    </message>
    <message>
        <source>This Python is too old</source>
        <translation>这个 Python 太旧</translation>
    </message>
    <message>
        <source>{where} is Python {version}; programs run here on Python 3.9 or newer.</source>
        <translation>{where} 是 Python {version}；这里需要 Python 3.9 或更新的版本。</translation>
    </message>
    <message>
        <source>This is not the usual Python</source>
        <translation>这不是通常的 Python</translation>
    </message>
    <message>
        <source>{where} is {implementation}; what happens inside can only be seen in CPython.</source>
        <translation>{where} 是 {implementation}；只有 CPython 才能看到内部发生的事。</translation>
    </message>
    <message>
        <source>This Python does not start</source>
        <translation>这个 Python 无法启动</translation>
    </message>
    <message>
        <source>{where} was tried and gave no proper answer: {error}.</source>
        <translation>试过 {where}，它没有正确应答：{error}。</translation>
    </message>
    <message>
        <source>This Python has no start method {asked}</source>
        <translation>这个 Python 没有启动方式 {asked}</translation>
    </message>
    <message>
        <source>{where} offers others on this system.</source>
        <translation>在这个系统上，{where} 提供其他方式。</translation>
    </message>
    <message>
        <source>Choose another start method at the top right.</source>
        <translation>请在右上角选择另一种启动方式。</translation>
    </message>
    <message>
        <source>The program&apos;s folder is not there</source>
        <translation>程序所在的文件夹不在了</translation>
    </message>
    <message>
        <source>The folder that the program should run in may have been removed: {error}.</source>
        <translation>程序要在其中运行的文件夹可能已被删除：{error}。</translation>
    </message>
    <message>
        <source>Put it back, or open the program where it is now.</source>
        <translation>请把它放回原处，或从现在的位置打开程序。</translation>
    </message>
    <message>
        <source>A folder cannot be written to</source>
        <translation>有一个文件夹无法写入</translation>
    </message>
    <message>
        <source>Each run needs a temporary folder of its own, and the system refused it: {error}.</source>
        <translation>每次运行都需要一个自己的临时文件夹，但系统拒绝了：{error}。</translation>
    </message>
    <message>
        <source>Set TMPDIR (TEMP on Windows) to a folder that is yours, and start again.</source>
        <translation>请把 TMPDIR（Windows 上是 TEMP）设为你自己的文件夹，再重新启动。</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>There is no room for the temporary folder of the run: {error}.</source>
        <translation>没有空间放运行所需的临时文件夹：{error}。</translation>
    </message>
    <message>
        <source>Free some space and run again.</source>
        <translation>请腾出一些空间再运行。</translation>
    </message>
    <message>
        <source>The program could not be started</source>
        <translation>程序无法启动</translation>
    </message>
    <message>
        <source>The system refused it: {error}.</source>
        <translation>系统拒绝了：{error}。</translation>
    </message>
    <message>
        <source>Close some programs and run again; if that does not help, choose another Python.</source>
        <translation>请关闭一些程序再运行；如果还不行，请换一个 Python。</translation>
    </message>
    <message>
        <source>This is not Python yet</source>
        <translation>这还不是正确的 Python</translation>
    </message>
    <message>
        <source>Line {line}: {error}.</source>
        <translation>第 {line} 行：{error}。</translation>
    </message>
    <message>
        <source>Correct that line, or go back to the lesson&apos;s version.</source>
        <translation>请改正这一行，或恢复成课程原来的程序。</translation>
    </message>
    <message>
        <source>This file cannot be read as text</source>
        <translation>这个文件不能作为文本读取</translation>
    </message>
    <message>
        <source>{where} is not in the encoding that it claims: {error}.</source>
        <translation>{where} 的编码与它声明的不符：{error}。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in an editor and open it again.</source>
        <translation>请在编辑器里另存为 UTF-8，再打开。</translation>
    </message>
    <message>
        <source>This text cannot be saved in its own encoding</source>
        <translation>这段文本无法用它自己的编码保存</translation>
    </message>
    <message>
        <source>The first lines of {where} name an encoding that lacks some characters: {error}.</source>
        <translation>{where} 开头声明的编码里没有某些字符：{error}。</translation>
    </message>
    <message>
        <source>This program cannot be opened</source>
        <translation>这个程序无法打开</translation>
    </message>
    <message>
        <source>The system refused to read {where}: {error}.</source>
        <translation>系统拒绝读取 {where}：{error}。</translation>
    </message>
    <message>
        <source>Make the file readable for you, and open it again.</source>
        <translation>请让自己有权读取这个文件，再打开。</translation>
    </message>
    <message>
        <source>This is a folder, not a program</source>
        <translation>这是文件夹，不是程序</translation>
    </message>
    <message>
        <source>{where} is a folder.</source>
        <translation>{where} 是一个文件夹。</translation>
    </message>
    <message>
        <source>Open the file in it that you would start with python.</source>
        <translation>请打开其中用 python 启动的那个文件。</translation>
    </message>
    <message>
        <source>This file is too large</source>
        <translation>这个文件太大</translation>
    </message>
    <message>
        <source>{where} has {megabytes} MB; programs of up to 1 MB can be opened.</source>
        <translation>{where} 有 {megabytes} MB；最大只能打开 1 MB 的程序。</translation>
    </message>
    <message>
        <source>A program that long is mostly data: move the data to a file beside it.</source>
        <translation>这么长的程序大多是数据：请把数据移到旁边的文件中。</translation>
    </message>
    <message>
        <source>This file is not a Python program</source>
        <translation>这个文件不是 Python 程序</translation>
    </message>
    <message>
        <source>{where} has bytes in it that no text has in an encoding that Python reads.</source>
        <translation>{where} 中有 Python 能读的任何文本编码都没有的字节。</translation>
    </message>
    <message>
        <source>If it is text, save it as UTF-8 in an editor and open it again.</source>
        <translation>如果它是文本，请在编辑器中另存为 UTF-8，再打开。</translation>
    </message>
    <message>
        <source>The program is not saved</source>
        <translation>程序没有保存</translation>
    </message>
    <message>
        <source>The system refused to write {where}: {error}.</source>
        <translation>系统拒绝写入 {where}：{error}。</translation>
    </message>
    <message>
        <source>There is no such program</source>
        <translation>没有这个程序</translation>
    </message>
    <message>
        <source>{where} is not there, or is not a file.</source>
        <translation>{where} 不存在，或者不是文件。</translation>
    </message>
    <message>
        <source>{where} is out of range</source>
        <translation>{where} 超出范围</translation>
    </message>
    <message>
        <source>{where} has to be between {low} and {high}.</source>
        <translation>{where} 必须在 {low} 到 {high} 之间。</translation>
    </message>
    <message>
        <source>Change the value, or go back to the lesson&apos;s version.</source>
        <translation>请修改这个值，或恢复成课程原来的程序。</translation>
    </message>
    <message>
        <source>{where} is no longer a plain value</source>
        <translation>{where} 不再是一个直接写出的值</translation>
    </message>
    <message>
        <source>Only a number or a text that stands there as it is can be moved by a slider.</source>
        <translation>只有直接写出的数或文本才能用滑块调节。</translation>
    </message>
    <message>
        <source>The program runs as it is; with the lesson&apos;s version it can be moved again.</source>
        <translation>程序照样能运行；恢复成课程原来的程序后又可以调节。</translation>
    </message>
    <message>
        <source>There is no {where} in this program</source>
        <translation>这个程序里没有 {where}</translation>
    </message>
    <message>
        <source>A value that can be changed is set once, at the top level, as in NAME = 5.</source>
        <translation>可以调节的值要在最外层写一次，例如 NAME = 5。</translation>
    </message>
    <message>
        <source>A lesson lacks a file</source>
        <translation>有一课缺少文件</translation>
    </message>
    <message>
        <source>{where} is not there.</source>
        <translation>{where} 不存在。</translation>
    </message>
    <message>
        <source>Put it back; the other lessons work.</source>
        <translation>请把它放回去；其他课程不受影响。</translation>
    </message>
    <message>
        <source>A lesson has a word that nobody knows</source>
        <translation>有一课含有无法识别的字段</translation>
    </message>
    <message>
        <source>{where}, line {line}: {key} means nothing here.</source>
        <translation>{where} 第 {line} 行：{key} 在这里无效。</translation>
    </message>
    <message>
        <source>There is no run here yet</source>
        <translation>这里还没有运行过</translation>
    </message>
    <message>
        <source>What can be saved is the newest run of the page that is open.</source>
        <translation>可以保存的是当前页面最近的一次运行。</translation>
    </message>
    <message>
        <source>Run the program first; it may still be running when it is saved.</source>
        <translation>请先运行程序；保存时它可以还在运行。</translation>
    </message>
    <message>
        <source>Choose a file that was saved with &quot;Save the recording&quot;.</source>
        <translation>请选择用“保存运行记录”保存的文件。</translation>
    </message>
    <message>
        <source>It could be read, and is shown, up to {seconds} s of the run.</source>
        <translation>可以读取并显示到运行的第 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This recording is not whole</source>
        <translation>这份记录不完整</translation>
    </message>
    <message>
        <source>The file ends too early: the run is shown up to {seconds} s.</source>
        <translation>文件提前结束：运行显示到第 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This recording is too large</source>
        <translation>这份记录太大</translation>
    </message>
    <message>
        <source>The run is shown up to {seconds} s; what comes after is left out.</source>
        <translation>运行显示到第 {seconds} 秒，之后的内容省略。</translation>
    </message>
    <message>
        <source>Parts of this recording make no sense</source>
        <translation>这份记录有些部分读不懂</translation>
    </message>
    <message>
        <source>{count} of its observations were left out; the others are shown.</source>
        <translation>有 {count} 条观察内容被略去，其余已显示。</translation>
    </message>
    <message>
        <source>A preset of this room does not hold</source>
        <translation>本机房的一项预设不起作用</translation>
    </message>
    <message>
        <source>{where} cannot be read: {error}.</source>
        <translation>无法读取 {where}：{error}。</translation>
    </message>
    <message>
        <source>{where} is not TOML: {error}.</source>
        <translation>{where} 不是 TOML：{error}。</translation>
    </message>
    <message>
        <source>{where}: nobody knows {key}. There are {known}.</source>
        <translation>{where}：没有 {key} 这一项。可用的有 {known}。</translation>
    </message>
    <message>
        <source>{where}: {key} is {value}; it has to be en or zh_CN.</source>
        <translation>{where}：{key} 是 {value}；只能是 en 或 zh_CN。</translation>
    </message>
    <message>
        <source>{where}: {key} is {value}; it has to be a list of lessons&apos; ids.</source>
        <translation>{where}：{key} 是 {value}；应为课程 id 的列表。</translation>
    </message>
    <message>
        <source>{where}: {key} is {value}; there is no such folder.</source>
        <translation>{where}：{key} 是 {value}；没有这个文件夹。</translation>
    </message>
    <message>
        <source>{where}: {key} is {value}; it has to be true or false.</source>
        <translation>{where}：{key} 是 {value}；只能是 true 或 false。</translation>
    </message>
    <message>
        <source>{where}: {key} is {value}; it has to be a whole number from {low} to {high}.</source>
        <translation>{where}：{key} 是 {value}；应为 {low} 到 {high} 之间的整数。</translation>
    </message>
    <message>
        <source>There is no lesson {lesson}.</source>
        <translation>没有 {lesson} 这一课。</translation>
    </message>
    <message>
        <source>Whoever looks after this room can correct it; everything else works.</source>
        <translation>请机房的管理者改正；其他一切照常。</translation>
    </message>
    <message>
        <source>Correct it; the other lessons work.</source>
        <translation>请改正；其他课程不受影响。</translation>
    </message>
    <message>
        <source>Remove the line with &quot;coding&quot;, or those characters.</source>
        <translation>请删除含有“coding”的那一行，或删除这些字符。</translation>
    </message>
    <message>
        <source>Save it as another file, or in another folder; the text is still here.</source>
        <translation>请另存为别的文件，或保存到别的文件夹；内容还在这里。</translation>
    </message>
    <message>
        <source>Something is missing in a lesson</source>
        <translation>有一课缺少内容</translation>
    </message>
    <message>
        <source>{where}, line {line}: {key} has to be there.</source>
        <translation>{where} 第 {line} 行：必须有 {key}。</translation>
    </message>
    <message>
        <source>A lesson has a value that cannot be</source>
        <translation>有一课里的值不合要求</translation>
    </message>
    <message>
        <source>{where}, line {line}: {key} is {value}; expected is {expected}.</source>
        <translation>{where} 第 {line} 行：{key} 是 {value}，应为 {expected}。</translation>
    </message>
    <message>
        <source>A lesson cannot be read</source>
        <translation>有一课无法读取</translation>
    </message>
    <message>
        <source>{where}, line {line}: {error}.</source>
        <translation>{where} 第 {line} 行：{error}。</translation>
    </message>
    <message>
        <source>The file is not written</source>
        <translation>文件没有写成</translation>
    </message>
    <message>
        <source>Choose another folder; nothing is lost here, and what was there before is as it was.</source>
        <translation>请选择另一个文件夹；这里什么也没有丢，原来的文件也没有变。</translation>
    </message>
    <message>
        <source>There is no room for {where}.</source>
        <translation>没有空间写入 {where}。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk; nothing is lost here.</source>
        <translation>请腾出一些空间，或换一个磁盘；这里什么也没有丢。</translation>
    </message>
    <message>
        <source>This recording cannot be opened</source>
        <translation>无法打开这份记录</translation>
    </message>
    <message>
        <source>There is no recording in this file</source>
        <translation>这个文件里没有运行记录</translation>
    </message>
    <message>
        <source>{where} has nothing in it that could be shown: it is something else, or damaged.</source>
        <translation>{where} 里没有可以显示的内容：它不是运行记录，或者已经损坏。</translation>
    </message>
    <message>
        <source>This recording is from a newer Crosstalk</source>
        <translation>这份记录来自更新的 Crosstalk</translation>
    </message>
    <message>
        <source>What this version knows of format {format} is shown; the rest is left out.</source>
        <translation>格式 {format} 里这个版本认识的部分已显示，其余省略。</translation>
    </message>
    <message>
        <source>To see all of it, open it in a newer version.</source>
        <translation>要看到全部内容，请用更新的版本打开。</translation>
    </message>
    <message>
        <source>If you can, save or copy it again from where it came.</source>
        <translation>如果可以，请从原来的地方重新保存或复制一次。</translation>
    </message>
    <message>
        <source>The recording lacks its description</source>
        <translation>记录里缺少说明</translation>
    </message>
    <message>
        <source>What it is called and what was watched for losses is not known; the rest is shown.</source>
        <translation>不知道它叫什么、统计了哪个变量的丢失；其余内容已显示。</translation>
    </message>
    <message>
        <source>The recording lacks its program</source>
        <translation>记录里缺少程序</translation>
    </message>
    <message>
        <source>The text of the program is missing or damaged; what was observed is shown.</source>
        <translation>程序的文本缺失或损坏；观察到的内容已显示。</translation>
    </message>
    <message>
        <source>The recording lacks its observations</source>
        <translation>记录里缺少观察到的内容</translation>
    </message>
    <message>
        <source>Only the program is there; nothing is known of its run.</source>
        <translation>里面只有程序；关于它的运行什么也不知道。</translation>
    </message>
    <message>
        <source>This recording was altered</source>
        <translation>这份记录被改动过</translation>
    </message>
    <message>
        <source>Its checksum is another one: some of what is shown may be wrong.</source>
        <translation>校验和不一致：显示的内容可能有错。</translation>
    </message>
    <message>
        <source>This recording is damaged</source>
        <translation>这份记录已损坏</translation>
    </message>
</context>
<context>
    <name>ProcessMap</name>
    <message>
        <source>Process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>pid</source>
        <translation>pid</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名字</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>谁的</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Processes and their memory</source>
        <translation>进程和它们的内存</translation>
    </message>
    <message>
        <source>Each process and its memory appear here.</source>
        <translation>这里将显示每个进程和它的内存。</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>in the server</source>
        <translation>在服务器里</translation>
    </message>
    <message>
        <source>stands for the server&apos;s object</source>
        <translation>代表服务器里的对象</translation>
    </message>
    <message>
        <source>its own copy</source>
        <translation>自己的副本</translation>
    </message>
    <message>
        <source>ended, exit code {code}</source>
        <translation>已结束，退出码 {code}</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>killed by {signal}</source>
        <translation>被 {signal} 终止</translation>
    </message>
    <message>
        <source>exit code {code}</source>
        <translation>退出码 {code}</translation>
    </message>
    <message>
        <source>{name}, pid {pid}</source>
        <translation>{name}，pid {pid}</translation>
    </message>
    <message>
        <source>started by {parent}</source>
        <translation>由 {parent} 启动</translation>
    </message>
    <message>
        <source>{count} through {queue}</source>
        <translation>经 {queue} 传递 {count} 个</translation>
    </message>
    <message>
        <source>{count} from {sender} to {receiver} through {queue}</source>
        <translation>{sender} 经 {queue} 向 {receiver} 传递 {count} 个</translation>
    </message>
    <message>
        <source>a queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>the real one</source>
        <translation>真正的对象</translation>
    </message>
    <message>
        <source>{count} calls of {name}</source>
        <translation>调用 {name} {count} 次</translation>
    </message>
    <message>
        <source>a pipe</source>
        <translation>管道</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>{count} calls of {queue} from {sender} to {receiver}</source>
        <translation>{sender} 向 {receiver} 调用 {queue} {count} 次</translation>
    </message>
    <message>
        <source>1 call of {queue} from {sender} to {receiver}</source>
        <translation>{sender} 向 {receiver} 调用 {queue} 1 次</translation>
    </message>
    <message>
        <source>the object at {address} in this process&apos;s own memory</source>
        <translation>本进程自己内存中 {address} 处的对象</translation>
    </message>
    <message>
        <source>two values, nothing joins them</source>
        <translation>两个值，各自独立</translation>
    </message>
    <message>
        <source>two copies, nothing joins them</source>
        <translation>两个副本，各自独立</translation>
    </message>
    <message>
        <source>separate values</source>
        <translation>各自独立的值</translation>
    </message>
    <message>
        <source>separate copies</source>
        <translation>各自独立的副本</translation>
    </message>
    <message>
        <source>by fork: the child begins as a copy of its parent</source>
        <translation>fork：子进程一开始是父进程的副本</translation>
    </message>
    <message>
        <source>by spawn: arguments are pickled, the child gets copies</source>
        <translation>spawn：参数经过 pickle，子进程得到的是副本</translation>
    </message>
    <message>
        <source>by forkserver: arguments are pickled, the child gets copies</source>
        <translation>forkserver：参数经过 pickle，子进程得到的是副本</translation>
    </message>
    <message>
        <source>started</source>
        <translation>启动了</translation>
    </message>
</context>
<context>
    <name>Proof</name>
    <message>
        <source>real threads went another way at decision {at} of {count}: {outcome}</source>
        <translation>真实线程在第 {at} 次决定（共 {count} 次）处走了另一条路：{outcome}</translation>
    </message>
    <message>
        <source>the same decisions ended otherwise: {outcome}</source>
        <translation>同样的决定，结局却不同：{outcome}</translation>
    </message>
    <message>
        <source>{outcome}: happened again on real threads, {count} decisions, all the same</source>
        <translation>{outcome}：在真实线程上再次发生，{count} 次决定全部相同</translation>
    </message>
    <message>
        <source>Who went on: {turns}</source>
        <translation>依次继续的线程：{turns}</translation>
    </message>
    <message>
        <source>{name} becomes {value}</source>
        <translation>{name}变成{value}</translation>
    </message>
    <message>
        <source>{name}: {value}</source>
        <translation>{name}：{value}</translation>
    </message>
    <message>
        <source>proved on real CPython {version}: {count} instructions, all the same</source>
        <translation>已在真实的 CPython {version} 上证实：{count} 条指令，全部相同</translation>
    </message>
    <message>
        <source>CPython {version} did something else at step {step}: {who}, line {line}</source>
        <translation>CPython {version} 在第 {step} 步做法不同：{who}，第 {line} 行</translation>
    </message>
    <message>
        <source>CPython {version} printed something else</source>
        <translation>CPython {version} 输出了别的内容</translation>
    </message>
</context>
<context>
    <name>Prospects</name>
    <message>
        <source>You stopped the search.</source>
        <translation>你停止了搜索。</translation>
    </message>
    <message>
        <source>Shares of schedules are no probabilities: no scheduler chooses among them evenly.</source>
        <translation>调度的份额不是概率：没有哪个调度器会均匀地选。</translation>
    </message>
    <message>
        <source>schedules: some never end, for the program can go round in circles</source>
        <translation>个调度：有些永不结束，因为程序可能无限循环</translation>
    </message>
    <message>
        <source>infinitely many</source>
        <translation>无穷多</translation>
    </message>
    <message>
        <source>schedules of this program</source>
        <translation>个调度，是这个程序的全部</translation>
    </message>
    <message>
        <source>schedule of this program</source>
        <translation>个调度，是这个程序的全部</translation>
    </message>
    <message>
        <source>{count} runs</source>
        <translation>{count} 次运行</translation>
    </message>
    <message>
        <source>on real threads, with switches by chance: sampled, not exhaustive</source>
        <translation>在真实线程上，随机切换：只是抽样，并不穷尽</translation>
    </message>
    <message>
        <source>What is shown has happened; other endings may happen all the same.</source>
        <translation>显示的都真的发生过；别的结局也许同样会发生。</translation>
    </message>
    <message>
        <source>On real threads: {runs} runs in {time}</source>
        <translation>在真实线程上：{time}内运行 {runs} 次</translation>
    </message>
    <message>
        <source>The search begins…</source>
        <translation>开始搜索…</translation>
    </message>
    <message>
        <source>Searching: {states} states in {time}</source>
        <translation>正在搜索：{states} 个状态，{time}</translation>
    </message>
    <message>
        <source>There was no time for all of them.</source>
        <translation>时间不够搜完全部。</translation>
    </message>
    <message>
        <source>There are more states than are searched.</source>
        <translation>状态太多，没有搜完。</translation>
    </message>
    <message>
        <source>There was no memory for all of them.</source>
        <translation>内存不够搜完全部。</translation>
    </message>
    <message>
        <source>too many to search</source>
        <translation>多得搜不完</translation>
    </message>
    <message>
        <source>{states} states in {time}, and that was not all.</source>
        <translation>{time}内搜了 {states} 个状态，还没搜完。</translation>
    </message>
    <message>
        <source>What is shown was found so far: there may be other endings.</source>
        <translation>显示的是目前找到的，也许还有别的结局。</translation>
    </message>
    <message>
        <source>There are no shares of infinitely many.</source>
        <translation>无穷多个调度没有份额可言。</translation>
    </message>
    <message>
        <source>None of them ends well</source>
        <translation>没有一个能正常结束</translation>
    </message>
    <message>
        <source>{share}: {ending}</source>
        <comment>of the schedules, and how they end</comment>
        <translation>{share}：{ending}</translation>
    </message>
    <message>
        <source>Every one: {ending}</source>
        <translation>每一个都{ending}</translation>
    </message>
    <message>
        <source>From here: 1 schedule left</source>
        <translation>从这里起：还剩 1 个</translation>
    </message>
    <message>
        <source>From here: {count} left</source>
        <translation>从这里起：还剩 {count} 个</translation>
    </message>
</context>
<context>
    <name>QuestionCard</name>
    <message>
        <source>Your prediction stays beside the result, to be compared with it</source>
        <translation>你的预测会留在结果旁边，以便对照</translation>
    </message>
    <message>
        <source>Runs the program at once; nothing is compared with the result</source>
        <translation>立即运行程序；不与结果对照</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>then run, then explain</source>
        <translation>然后运行，再解释</translation>
    </message>
    <message>
        <source>Keep my answer and run</source>
        <translation>保留答案并运行</translation>
    </message>
    <message>
        <source>Run without predicting</source>
        <translation>不预测，直接运行</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>RecordingPage</name>
    <message>
        <source>This is a recorded run of {python}; nothing runs now.</source>
        <translation>这是 {python} 上一次运行的记录；现在没有程序在运行。</translation>
    </message>
    <message>
        <source>Start method: {method}.</source>
        <translation>启动方式：{method}。</translation>
    </message>
    <message>
        <source>The recording ends before the run does.</source>
        <translation>记录在运行结束之前就中断了。</translation>
    </message>
</context>
<context>
    <name>ReplayBar</name>
    <message>
        <source>Opening… {percent} %</source>
        <translation>正在打开… {percent}%</translation>
    </message>
    <message>
        <source>{time} of {whole}</source>
        <translation>{time} / {whole}</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Shows the run again from here, or stops there (Space)</source>
        <translation>从这里起重放运行，或者停在那里（空格）</translation>
    </message>
    <message>
        <source>How fast: 1 is as fast as it was</source>
        <translation>速度：1 表示和当时一样快</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>重放</translation>
    </message>
    <message>
        <source>Previous moment (Ctrl+Left)</source>
        <translation>上一个时刻（Ctrl+←）</translation>
    </message>
    <message>
        <source>Next moment (Ctrl+Right)</source>
        <translation>下一个时刻（Ctrl+→）</translation>
    </message>
    <message>
        <source>Time of the run</source>
        <translation>运行的时间</translation>
    </message>
    <message>
        <source>Time of the run (Left, Right)</source>
        <translation>运行的时间（←、→）</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>Made with Crosstalk {version} on {date}</source>
        <translation>由 Crosstalk {version} 生成，{date}</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Start method</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>{count}, about {rate} a second</source>
        <translation>{count} 次，每秒约 {rate} 次</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>None was made.</source>
        <translation>没有预测。</translation>
    </message>
    <message>
        <source>As predicted</source>
        <translation>与预测一致</translation>
    </message>
    <message>
        <source>Not as predicted</source>
        <translation>与预测不一致</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>When this was written, at {time}, the program had not ended.</source>
        <translation>写这份报告时（{time}），程序还没有结束。</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Plots of the run</source>
        <translation>运行图表</translation>
    </message>
    <message>
        <source>Plots of the run; what they draw stands below, in words and numbers</source>
        <translation>这次运行的图；图中画出的内容在下面以文字和数字给出</translation>
    </message>
    <message>
        <source>What the threads did, as a table</source>
        <translation>各线程做了什么（表格）</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>在 {low} 和 {high} 之间</translation>
    </message>
    <message>
        <source>{puts} put, {gets} got, {dones} done</source>
        <translation>放入 {puts}，取出 {gets}，完成 {dones}</translation>
    </message>
    <message>
        <source>Observed</source>
        <translation>观察到的</translation>
    </message>
    <message>
        <source>The program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Nothing was printed.</source>
        <translation>没有输出。</translation>
    </message>
    <message>
        <source>{count} lines before these were not kept.</source>
        <translation>之前的 {count} 行没有保留。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
</context>
<context>
    <name>Ribbon</name>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>Step {number}: {who}, line {line}</source>
        <translation>第 {number} 步：{who}，第 {line} 行</translation>
    </message>
    <message>
        <source>No lock, queue, start or join comes between: the one could as well have been after the other.</source>
        <translation>两者之间没有锁、队列、start 或 join：先后完全可能颠倒。</translation>
    </message>
    <message>
        <source>touches {name}</source>
        <translation>触及{name}</translation>
    </message>
    <message>
        <source>{name}: {old} becomes {new}</source>
        <translation>{name}：{old}变成{new}</translation>
    </message>
    <message>
        <source>reads {name}: {old}</source>
        <translation>读{name}：{old}</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Shared access</source>
        <translation>共享访问</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>已走</translation>
    </message>
    <message>
        <source>Overwrites</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>已走</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>还没有</translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <source>No Python found</source>
        <translation>没有找到 Python</translation>
    </message>
    <message>
        <source>Run again</source>
        <translation>再次运行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>{run} (F5)</source>
        <translation>{run}（F5）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>End the program now (Shift+F5)</source>
        <translation>立即结束程序（Shift+F5）</translation>
    </message>
    <message>
        <source>Run it many times</source>
        <translation>多次运行</translation>
    </message>
    <message>
        <source>Run it many times (Ctrl+Shift+F5)</source>
        <translation>多次运行（Ctrl+Shift+F5）</translation>
    </message>
    <message>
        <source>start method</source>
        <translation>启动方式</translation>
    </message>
    <message>
        <source>Add a Python…</source>
        <translation>添加 Python…</translation>
    </message>
    <message>
        <source>Take this Python off the list</source>
        <translation>从列表中去掉这个 Python</translation>
    </message>
</context>
<context>
    <name>SchedulePanel</name>
    <message>
        <source>Each step that you let a thread take appears here.</source>
        <translation>你让线程走的每一步都会出现在这里。</translation>
    </message>
    <message>
        <source>Your schedule</source>
        <translation>你的调度</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>One step back (Left)</source>
        <translation>后退一步（←）</translation>
    </message>
    <message>
        <source>Replay the schedule (Space)</source>
        <translation>重放这个调度（空格）</translation>
    </message>
    <message>
        <source>One step on (Right)</source>
        <translation>前进一步（→）</translation>
    </message>
    <message>
        <source>Find one that breaks it</source>
        <translation>找一个出错的</translation>
    </message>
    <message>
        <source>Find one</source>
        <translation>找一个</translation>
    </message>
    <message>
        <source>Prove it on real threads</source>
        <translation>用真实线程证实</translation>
    </message>
    <message>
        <source>Prove it</source>
        <translation>证实</translation>
    </message>
    <message>
        <source>Real threads take their turns in this order: does the same come of it?</source>
        <translation>让真实线程按这个顺序轮流：结果一样吗？</translation>
    </message>
</context>
<context>
    <name>Schedules</name>
    <message>
        <source>Save the schedule</source>
        <translation>保存调度</translation>
    </message>
    <message>
        <source>Open a schedule</source>
        <translation>打开调度</translation>
    </message>
    <message>
        <source>Schedules (*.json)</source>
        <translation>调度 (*.json)</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings file was damaged, so some settings are as on the first day</source>
        <translation>设置文件已损坏，部分设置恢复成最初的样子</translation>
    </message>
    <message>
        <source>The damaged file is kept as {path}.</source>
        <translation>损坏的文件保留为 {path}。</translation>
    </message>
    <message>
        <source>Your settings could not be read, and will not be saved this time</source>
        <translation>无法读取你的设置，这次也不会保存</translation>
    </message>
    <message>
        <source>{path}: {reason}.</source>
        <translation>{path}：{reason}。</translation>
    </message>
    <message>
        <source>Allow yourself to read and write that file, then start Crosstalk again.</source>
        <translation>请让自己有权读写这个文件，再重新启动 Crosstalk。</translation>
    </message>
    <message>
        <source>Your settings cannot be saved, so the next start will not know them</source>
        <translation>无法保存你的设置，下次启动时不会记得</translation>
    </message>
    <message>
        <source>The disk is full: there is no room for {path}.</source>
        <translation>磁盘已满：{path} 放不下。</translation>
    </message>
    <message>
        <source>Free some space; what was saved before is as it was, and all else works.</source>
        <translation>请腾出一些空间；以前保存的没有变，其他功能也照常使用。</translation>
    </message>
    <message>
        <source>Everything else works as usual.</source>
        <translation>其余一切照常。</translation>
    </message>
</context>
<context>
    <name>ShareLegend</name>
    <message>
        <source>from the start</source>
        <translation>从头算起</translation>
    </message>
    <message>
        <source>still possible from here</source>
        <translation>从这里起仍可能</translation>
    </message>
</context>
<context>
    <name>SharedPanel</name>
    <message>
        <source>Shared state</source>
        <translation>共享状态</translation>
    </message>
    <message>
        <source>What threads share appears here as soon as it exists.</source>
        <translation>线程共享的东西一出现就显示在这里。</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>锁</translation>
    </message>
    <message>
        <source>none in use</source>
        <translation>没有使用</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Printed last</source>
        <translation>最后输出</translation>
    </message>
    <message>
        <source>{who} has it</source>
        <translation>{who}持有</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>{who} waits</source>
        <translation>{who}在等</translation>
    </message>
    <message>
        <source>{who} wait</source>
        <translation>{who}在等</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>无人等待</translation>
    </message>
</context>
<context>
    <name>Step</name>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>waits for {who}</source>
        <translation>等{who}</translation>
    </message>
    <message>
        <source>{waits} ({who} has it)</source>
        <translation>{waits}（{who}持有）</translation>
    </message>
    <message>
        <source>waits for {name}</source>
        <translation>等{name}</translation>
    </message>
    <message>
        <source>waits for an item in {name}</source>
        <translation>等{name}里有元素</translation>
    </message>
    <message>
        <source>waits for room in {name}</source>
        <translation>等{name}有空位</translation>
    </message>
    <message>
        <source>waits for the tasks of {name}</source>
        <translation>等{name}的任务做完</translation>
    </message>
    <message>
        <source>waits at {name}</source>
        <translation>在{name}处等</translation>
    </message>
    <message>
        <source>read {name} = {read}; {name} is {now} now</source>
        <translation>读到{name} = {read}，现在{name}是{now}</translation>
    </message>
    <message>
        <source>{who} read {name}, {other} changed it, {who} overwrote that</source>
        <translation>{who}读了{name}，{other}改了它，{who}又把它覆盖了</translation>
    </message>
    <message>
        <source>{first} writes {name} in line {line}, {then} writes it in line {later}, and nothing orders the two</source>
        <translation>{first}在第 {line} 行写{name}，{then}在第 {later} 行写它，两者没有先后保证</translation>
    </message>
    <message>
        <source>{first} writes {name} in line {line}, {then} reads it in line {later}, and nothing orders the two</source>
        <translation>{first}在第 {line} 行写{name}，{then}在第 {later} 行读它，两者没有先后保证</translation>
    </message>
    <message>
        <source>{first} reads {name} in line {line}, {then} writes it in line {later}, and nothing orders the two</source>
        <translation>{first}在第 {line} 行读{name}，{then}在第 {later} 行写它，两者没有先后保证</translation>
    </message>
    <message>
        <source>an error: {errors}</source>
        <translation>出错：{errors}</translation>
    </message>
    <message>
        <source>stuck for ever: {waits}</source>
        <translation>永远卡住：{waits}</translation>
    </message>
    <message>
        <source>ends and prints nothing</source>
        <translation>结束，没有输出</translation>
    </message>
    <message>
        <source>prints {value}</source>
        <translation>输出{value}</translation>
    </message>
    <message>
        <source>ends; the last line is {value}</source>
        <translation>结束，最后一行是{value}</translation>
    </message>
    <message>
        <source>ends by itself</source>
        <translation>自行结束</translation>
    </message>
    <message>
        <source>under 0.1 %</source>
        <translation>不到 0.1%</translation>
    </message>
    <message>
        <source>over 99.9 %</source>
        <translation>超过 99.9%</translation>
    </message>
    <message>
        <source>the clock, which differs from run to run</source>
        <translation>时钟（每次运行都不同）</translation>
    </message>
    <message>
        <source>hash(), which differs from run to run</source>
        <translation>hash()（每次运行都不同）</translation>
    </message>
    <message>
        <source>id(), which differs from run to run</source>
        <translation>id()（每次运行都不同）</translation>
    </message>
    <message>
        <source>a thread&apos;s ident, which differs from run to run</source>
        <translation>线程的 ident（每次运行都不同）</translation>
    </message>
    <message>
        <source>async functions</source>
        <translation>异步函数</translation>
    </message>
    <message>
        <source>a relative import</source>
        <translation>相对导入</translation>
    </message>
    <message>
        <source>printing to a file</source>
        <translation>输出到文件</translation>
    </message>
    <message>
        <source>a metaclass or class keyword</source>
        <translation>元类或类的关键字参数</translation>
    </message>
    <message>
        <source>type() with three arguments</source>
        <translation>带三个参数的 type()</translation>
    </message>
    <message>
        <source>a __str__ or __repr__ that does not give a string</source>
        <translation>返回值不是字符串的 __str__ 或 __repr__</translation>
    </message>
    <message>
        <source>a generator that is dropped where it may catch that</source>
        <translation>在可能捕获关闭信号之处被丢弃的生成器</translation>
    </message>
    <message>
        <source>closing a generator that may catch it</source>
        <translation>关闭可能捕获该信号的生成器</translation>
    </message>
    <message>
        <source>a property behind super()</source>
        <translation>super() 后面的属性（property）</translation>
    </message>
    <message>
        <source>calling what a property gives</source>
        <translation>调用属性（property）给出的对象</translation>
    </message>
    <message>
        <source>functools.wraps with more than a function</source>
        <translation>除函数外还带其他参数的 functools.wraps</translation>
    </message>
    <message>
        <source>the repr of a method</source>
        <translation>方法的 repr</translation>
    </message>
    <message>
        <source>this iterator</source>
        <translation>这种迭代器</translation>
    </message>
    <message>
        <source>shared data touched by a function that a built-in calls</source>
        <translation>内置函数调用的函数接触了共享数据</translation>
    </message>
    <message>
        <source>a call within a built-in that does not come back</source>
        <translation>内置函数里不会返回的调用</translation>
    </message>
    <message>
        <source>waiting within a built-in</source>
        <translation>在内置函数里等待</translation>
    </message>
    <message>
        <source>an object made within a built-in</source>
        <translation>在内置函数里创建的对象</translation>
    </message>
    <message>
        <source>an object of the program given to a built-in function</source>
        <translation>把程序的对象交给内置函数</translation>
    </message>
    <message>
        <source>map() with more than two iterables</source>
        <translation>带两个以上可迭代对象的 map()</translation>
    </message>
    <message>
        <source>a class based on {what}</source>
        <translation>基于 {what} 的类</translation>
    </message>
    <message>
        <source>setting an attribute of {what}</source>
        <translation>设置 {what} 的属性</translation>
    </message>
    <message>
        <source>the repr of {what}</source>
        <translation>{what} 的 repr</translation>
    </message>
    <message>
        <source>{what}() of an object</source>
        <translation>对对象调用 {what}()</translation>
    </message>
    <message>
        <source>the instruction {what}</source>
        <translation>指令 {what}</translation>
    </message>
    <message>
        <source>{what} on a Counter</source>
        <translation>对 Counter 使用 {what}</translation>
    </message>
    <message>
        <source>{what} on sets</source>
        <translation>对集合使用 {what}</translation>
    </message>
    <message>
        <source>a number of more than {count} bits</source>
        <translation>超过 {count} 位的数</translation>
    </message>
    <message>
        <source>more than {count} characters of output</source>
        <translation>超过 {count} 个字符的输出</translation>
    </message>
    <message>
        <source>more than {count} items at once</source>
        <translation>一次超过 {count} 项</translation>
    </message>
    <message>
        <source>a sequence of more than {count} items</source>
        <translation>超过 {count} 项的序列</translation>
    </message>
    <message>
        <source>a {what} of more than {count} items</source>
        <translation>超过 {count} 项的 {what}</translation>
    </message>
    <message>
        <source>a {what} object</source>
        <translation>{what} 对象</translation>
    </message>
    <message>
        <source>an object with its own __eq__ or __hash__ as a key</source>
        <translation>自带 __eq__ 或 __hash__ 的对象作键</translation>
    </message>
    <message>
        <source>the address of an object in its repr</source>
        <translation>repr 中的对象地址</translation>
    </message>
    <message>
        <source>a loop without end within a built-in</source>
        <translation>内置函数里没有尽头的循环</translation>
    </message>
    <message>
        <source>Step mode cannot do this: {construct}</source>
        <translation>单步模式做不了：{construct}</translation>
    </message>
    <message>
        <source>Line {line}: Step mode cannot do {construct}</source>
        <translation>第 {line} 行：单步模式做不了 {construct}</translation>
    </message>
    <message>
        <source>Step mode interprets the program itself, so that it can go back. Live mode runs all of Python.</source>
        <translation>单步模式自己解释程序，所以才能后退。实时模式可以运行任何 Python 程序。</translation>
    </message>
    <message>
        <source>This schedule does not fit this program</source>
        <translation>这个调度不适合这个程序</translation>
    </message>
    <message>
        <source>The process that did this has ended</source>
        <translation>做这件事的进程已经结束</translation>
    </message>
    <message>
        <source>Start again.</source>
        <translation>请重新开始。</translation>
    </message>
    <message>
        <source>The real threads could not be run</source>
        <translation>真实线程无法运行</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>{count} steps</source>
        <translation>{count} 步</translation>
    </message>
    <message>
        <source>{steps}, 1 switch</source>
        <translation>{steps}，切换 1 次</translation>
    </message>
    <message>
        <source>{steps}, {count} switches</source>
        <translation>{steps}，切换 {count} 次</translation>
    </message>
    <message>
        <source>{steps}: {outcome}</source>
        <translation>{steps}：{outcome}</translation>
    </message>
    <message>
        <source>do {instruction}</source>
        <translation>执行 {instruction}</translation>
    </message>
    <message>
        <source>read {name}: got {value}</source>
        <translation>读{name}：得到{value}</translation>
    </message>
    <message>
        <source>read {name}</source>
        <translation>读{name}</translation>
    </message>
    <message>
        <source>take {name}</source>
        <translation>取{name}</translation>
    </message>
    <message>
        <source>take the value {value}</source>
        <translation>取值{value}</translation>
    </message>
    <message>
        <source>write {value} into {name}</source>
        <translation>把{value}写入{name}</translation>
    </message>
    <message>
        <source>write into {name}</source>
        <translation>写入{name}</translation>
    </message>
    <message>
        <source>add</source>
        <translation>加</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>减</translation>
    </message>
    <message>
        <source>multiply</source>
        <translation>乘</translation>
    </message>
    <message>
        <source>compute {sign}</source>
        <translation>计算 {sign}</translation>
    </message>
    <message>
        <source>{verb}: {sum}</source>
        <translation>{verb}：{sum}</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>compare: {left} {sign} {right}</source>
        <translation>比较：{left} {sign} {right}</translation>
    </message>
    <message>
        <source>next round</source>
        <translation>下一轮</translation>
    </message>
    <message>
        <source>next round: {value}</source>
        <translation>下一轮：{value}</translation>
    </message>
    <message>
        <source>no round left</source>
        <translation>循环做完了</translation>
    </message>
    <message>
        <source>next round?</source>
        <translation>还有下一轮吗？</translation>
    </message>
    <message>
        <source>a function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>call {name}</source>
        <translation>调用{name}</translation>
    </message>
    <message>
        <source>start {on}</source>
        <translation>启动{on}</translation>
    </message>
    <message>
        <source>wait for {on}</source>
        <translation>等{on}</translation>
    </message>
    <message>
        <source>is {on} alive?</source>
        <translation>{on}还在运行吗？</translation>
    </message>
    <message>
        <source>put {value} into {on}</source>
        <translation>把{value}放入{on}</translation>
    </message>
    <message>
        <source>get from {on}</source>
        <translation>从{on}取</translation>
    </message>
    <message>
        <source>how many in {on}?</source>
        <translation>{on}里有几个？</translation>
    </message>
    <message>
        <source>is {on} empty?</source>
        <translation>{on}空吗？</translation>
    </message>
    <message>
        <source>is {on} full?</source>
        <translation>{on}满吗？</translation>
    </message>
    <message>
        <source>report a task of {on} done</source>
        <translation>报告{on}的一个任务已完成</translation>
    </message>
    <message>
        <source>wait for the tasks of {on}</source>
        <translation>等{on}的任务做完</translation>
    </message>
    <message>
        <source>take {on}</source>
        <translation>获取{on}</translation>
    </message>
    <message>
        <source>give {on} back</source>
        <translation>释放{on}</translation>
    </message>
    <message>
        <source>wake one at {on}</source>
        <translation>唤醒{on}处的一个</translation>
    </message>
    <message>
        <source>wake all at {on}</source>
        <translation>唤醒{on}处的全部</translation>
    </message>
    <message>
        <source>set {on}</source>
        <translation>设置{on}</translation>
    </message>
    <message>
        <source>clear {on}</source>
        <translation>清除{on}</translation>
    </message>
    <message>
        <source>is {on} set?</source>
        <translation>{on}已设置吗？</translation>
    </message>
    <message>
        <source>is {on} taken?</source>
        <translation>{on}被占用了吗？</translation>
    </message>
    <message>
        <source>print {value}</source>
        <translation>输出{value}</translation>
    </message>
    <message>
        <source>sleep: others may go</source>
        <translation>睡眠：让别的线程运行</translation>
    </message>
    <message>
        <source>back to the start of the loop</source>
        <translation>回到循环开头</translation>
    </message>
    <message>
        <source>choose the branch</source>
        <translation>选择分支</translation>
    </message>
    <message>
        <source>return {value}</source>
        <translation>返回{value}</translation>
    </message>
    <message>
        <source>return</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>import {name}</source>
        <translation>导入{name}</translation>
    </message>
    <message>
        <source>write an item</source>
        <translation>写入一项</translation>
    </message>
    <message>
        <source>look up an item</source>
        <translation>查找一项</translation>
    </message>
    <message>
        <source>go on below</source>
        <translation>接着往下</translation>
    </message>
    <message>
        <source>begin the loop</source>
        <translation>开始循环</translation>
    </message>
    <message>
        <source>is it true?</source>
        <translation>为真吗？</translation>
    </message>
    <message>
        <source>put together a value</source>
        <translation>组合成一个值</translation>
    </message>
    <message>
        <source>make a function</source>
        <translation>创建函数</translation>
    </message>
</context>
<context>
    <name>StepBar</name>
    <message>
        <source>Step mode</source>
        <translation>单步模式</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take the last step back (Ctrl+Z); again with Ctrl+Shift+Z</source>
        <translation>收回最后一步（Ctrl+Z），重做用 Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重来</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Back to the beginning; the steps can be taken again with Ctrl+Shift+Z</source>
        <translation>回到开头；走过的步骤可以用 Ctrl+Shift+Z 重做</translation>
    </message>
    <message>
        <source>Run on</source>
        <translation>继续运行</translation>
    </message>
    <message>
        <source>Run on, save or open a schedule</source>
        <translation>继续运行，保存或打开调度</translation>
    </message>
    <message>
        <source>Opens a list: the threads go on by themselves, or a schedule is saved or opened</source>
        <translation>打开列表：让线程自己继续运行，或者保存、打开调度</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
    <message>
        <source>To the end, each in turn</source>
        <translation>运行到底：轮流</translation>
    </message>
    <message>
        <source>To the end, at random</source>
        <translation>运行到底：随机</translation>
    </message>
    <message>
        <source>Save the schedule…</source>
        <translation>保存调度…</translation>
    </message>
    <message>
        <source>Open a schedule…</source>
        <translation>打开调度…</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>切换</translation>
    </message>
    <message>
        <source>Threads may change between any two steps: all that the language promises.</source>
        <translation>任意两步之间都可能切换线程：语言只保证这么多。</translation>
    </message>
    <message>
        <source>Threads change only where a Python with a GIL changes them.</source>
        <translation>只在有 GIL 的 Python 会切换的地方切换。</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>任意处</translation>
    </message>
    <message>
        <source>as with a GIL</source>
        <translation>同有 GIL 时</translation>
    </message>
    <message>
        <source>GIL</source>
        <translation>GIL</translation>
    </message>
    <message>
        <source>A step goes on to the next touch of something that threads share.</source>
        <translation>一步走到下一次接触共享的东西为止。</translation>
    </message>
    <message>
        <source>A step goes on to the next line that touches something shared.</source>
        <translation>一步走到下一个接触共享东西的行为止。</translation>
    </message>
    <message>
        <source>A step is one bytecode instruction.</source>
        <translation>一步是一条字节码指令。</translation>
    </message>
    <message>
        <source>access</source>
        <translation>访问</translation>
    </message>
    <message>
        <source>one access</source>
        <translation>每步一次访问</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>每步一行</translation>
    </message>
    <message>
        <source>line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>one instruction</source>
        <translation>每步一条指令</translation>
    </message>
    <message>
        <source>instruction</source>
        <translation>指令</translation>
    </message>
</context>
<context>
    <name>StepMode</name>
    <message>
        <source>Looking for one that breaks it…</source>
        <translation>正在找一个出错的…</translation>
    </message>
    <message>
        <source>Running it on real threads…</source>
        <translation>正在真实线程上运行…</translation>
    </message>
    <message>
        <source>Running it again on real threads…</source>
        <translation>正在真实线程上再次运行…</translation>
    </message>
    <message>
        <source>No schedule breaks it</source>
        <translation>没有会出错的调度</translation>
    </message>
    <message>
        <source>None found in the time there was</source>
        <translation>在限定时间内没有找到</translation>
    </message>
    <message>
        <source>Loads the shortest schedule that ends badly or otherwise than usual (Ctrl+B)</source>
        <translation>载入结局不好或不同寻常的最短调度（Ctrl+B）</translation>
    </message>
    <message>
        <source>Every schedule was searched, and none breaks it</source>
        <translation>所有调度都搜过了，没有一个出错</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>You did it</source>
        <translation>你做到了</translation>
    </message>
    <message>
        <source>{outcome} (seed {seed})</source>
        <translation>{outcome}（种子{seed}）</translation>
    </message>
    <message>
        <source>You are the scheduler</source>
        <translation>你就是调度器</translation>
    </message>
</context>
<context>
    <name>StepNotes</name>
    <message>
        <source>would overwrite {who}</source>
        <translation>会覆盖{who}写入的值</translation>
    </message>
    <message>
        <source>{who} {waits}</source>
        <comment>a thread&apos;s name, and that it waits</comment>
        <translation>{who}{waits}</translation>
    </message>
</context>
<context>
    <name>Story</name>
    <message>
        <source>Predict first</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Predict</source>
        <translation>先预测</translation>
    </message>
    <message>
        <source>Ready to run</source>
        <translation>可以运行</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Running {time}</source>
        <translation>运行中 {time}</translation>
    </message>
    <message>
        <source>Did not start</source>
        <translation>没有启动</translation>
    </message>
    <message>
        <source>After {time}</source>
        <translation>{time}后</translation>
    </message>
    <message>
        <source>{done} rounds on average so far</source>
        <translation>到目前平均 {done} 轮</translation>
    </message>
    <message>
        <source>{done} of {total} rounds on average</source>
        <translation>平均 {done} / {total} 轮</translation>
    </message>
    <message>
        <source>It ran on</source>
        <translation>一直在运行</translation>
    </message>
    <message>
        <source>All your runs</source>
        <translation>你的所有运行</translation>
    </message>
    <message>
        <source>{hits} of {runs} gave {target}</source>
        <translation>{runs} 次中有 {hits} 次得到 {target}</translation>
    </message>
    <message>
        <source>Items in {queue}</source>
        <translation>{queue} 中的元素</translation>
    </message>
    <message>
        <source>Try the others as well</source>
        <translation>其他方式也试一试</translation>
    </message>
    <message>
        <source>The same result with each</source>
        <translation>每种方式结果相同</translation>
    </message>
    <message>
        <source>Not the same result with each</source>
        <translation>各种方式结果不同</translation>
    </message>
    <message>
        <source>Start methods</source>
        <translation>启动方式</translation>
    </message>
</context>
<context>
    <name>StoryStrip</name>
    <message>
        <source>Predict</source>
        <translation>预测</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>No prediction</source>
        <translation>没有预测</translation>
    </message>
    <message>
        <source>Press to predict again.</source>
        <translation>按这里重新预测。</translation>
    </message>
    <message>
        <source>As you predicted.</source>
        <translation>和你预测的一样。</translation>
    </message>
    <message>
        <source>Not what you predicted.</source>
        <translation>和你预测的不同。</translation>
    </message>
    <message>
        <source>The program cannot go on.</source>
        <translation>程序走不下去了。</translation>
    </message>
    <message>
        <source>One run does not decide: run again to see.</source>
        <translation>一次运行还不能判定：再运行看看。</translation>
    </message>
    <message>
        <source>Prediction and result</source>
        <translation>预测和结果</translation>
    </message>
</context>
<context>
    <name>TableAction</name>
    <message>
        <source>Show as table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>The same facts as a table, to be read and copied (Ctrl+T)</source>
        <translation>以表格显示同样的事实，可以阅读和复制（Ctrl+T）</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Nothing has been seen yet. Rows appear here as the program runs.</source>
        <translation>还没有观察到什么。程序运行时，行会出现在这里。</translation>
    </message>
    <message>
        <source>1 row</source>
        <translation>1 行</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count} 行</translation>
    </message>
    <message>
        <source>The facts that the plot draws, row by row. Up and Down read them, Ctrl+C copies them, Escape goes back to the plot. While the program runs new rows come by themselves.</source>
        <translation>图中画出的事实，一行一条。上下键阅读，Ctrl+C 复制，Esc 回到图。程序运行时会自动出现新的行。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>The selected rows, or all, for a spreadsheet (Ctrl+C)</source>
        <translation>选中的行，没有选中时为全部，可粘贴到电子表格（Ctrl+C）</translation>
    </message>
    <message>
        <source>Back to the plot (Escape)</source>
        <translation>回到图（Esc）</translation>
    </message>
</context>
<context>
    <name>ThreadColumn</name>
    <message>
        <source>Thread {letter}, {name}</source>
        <translation>线程{letter}，{name}</translation>
    </message>
    <message>
        <source>1 round left</source>
        <translation>还剩 1 轮</translation>
    </message>
    <message>
        <source>{count} rounds left</source>
        <translation>还剩 {count} 轮</translation>
    </message>
    <message>
        <source>not started yet</source>
        <translation>还没有启动</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已经结束</translation>
    </message>
    <message>
        <source>Step {letter}</source>
        <translation>{letter}走一步</translation>
    </message>
    <message>
        <source>Let {name} take its next step ({key})</source>
        <translation>让{name}走下一步（{key}）</translation>
    </message>
    <message>
        <source>Stack and local variables</source>
        <translation>栈和局部变量</translation>
    </message>
    <message>
        <source>Run to the next shared access (Alt+{key})</source>
        <translation>走到下一次共享访问（Alt+{key}）</translation>
    </message>
    <message>
        <source>Instructions</source>
        <translation>指令</translation>
    </message>
    <message>
        <source>{function}, line {line}</source>
        <translation>{function}，第 {line} 行</translation>
    </message>
</context>
<context>
    <name>TimeAxis</name>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>+{seconds} s</source>
        <translation>+{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>{name}, pid {pid}</source>
        <translation>{name}，pid {pid}</translation>
    </message>
    <message>
        <source>{name}: {does}</source>
        <comment>who, and what it does</comment>
        <translation>{name}：{does}</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start}至{end}</translation>
    </message>
    <message>
        <source>{action} at {time}</source>
        <translation>{action}：{time}</translation>
    </message>
    <message>
        <source>{action} {count} times, {start} to {end}</source>
        <translation>{action} {count} 次，{start}至{end}</translation>
    </message>
    <message>
        <source>from {time} on</source>
        <translation>自{time}起</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>killed by {signal}</source>
        <translation>被 {signal} 终止</translation>
    </message>
    <message>
        <source>failed, exit code {code}</source>
        <translation>出错，退出码 {code}</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>From</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>For</source>
        <translation>持续</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>在做什么</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>What each process does</source>
        <translation>每个进程在做什么</translation>
    </message>
    <message>
        <source>What main does</source>
        <translation>main 在做什么</translation>
    </message>
    <message>
        <source>What each thread does</source>
        <translation>每个线程在做什么</translation>
    </message>
    <message>
        <source>What each thread does when</source>
        <translation>每个线程在什么时候做什么</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>ready, waiting for its turn</source>
        <translation>就绪，等待轮到自己</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>阻塞</translation>
    </message>
    <message>
        <source>starts a process</source>
        <translation>启动进程</translation>
    </message>
    <message>
        <source>puts into a queue</source>
        <translation>放入队列</translation>
    </message>
    <message>
        <source>puts</source>
        <translation>放入</translation>
    </message>
    <message>
        <source>gets from one</source>
        <translation>从队列取出</translation>
    </message>
    <message>
        <source>gets</source>
        <translation>取出</translation>
    </message>
    <message>
        <source>many, close together</source>
        <translation>许多，彼此相接</translation>
    </message>
    <message>
        <source>many</source>
        <translation>许多</translation>
    </message>
    <message>
        <source>goes to another process</source>
        <translation>传给另一个进程</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>The turns of each thread appear here.</source>
        <translation>这里将显示每个线程的轮次。</translation>
    </message>
    <message>
        <source>is ready, waits for its turn</source>
        <translation>就绪，等待轮到自己</translation>
    </message>
    <message>
        <source>is blocked</source>
        <translation>被阻塞</translation>
    </message>
    <message>
        <source>has ended</source>
        <translation>已结束</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>菜单（F10）</translation>
    </message>
</context>
<context>
    <name>ValueRow</name>
    <message>
        <source>was {value}, written by</source>
        <translation>原来是{value}，写入者</translation>
    </message>
</context>
<context>
    <name>ViewsPanel</name>
    <message>
        <source>sampled, about {rate} a second</source>
        <translation>采样，每秒约 {rate} 次</translation>
    </message>
    <message>
        <source>{sampled}; {count} were lost</source>
        <translation>{sampled}；丢失 {count} 个</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Replay at 1/{slower} speed</source>
        <translation>以 1/{slower} 速度回放</translation>
    </message>
    <message>
        <source>Replay</source>
        <translation>回放</translation>
    </message>
    <message>
        <source>{replay} (Space)</source>
        <translation>{replay}（空格）</translation>
    </message>
</context>
<context>
    <name>WatchDialog</name>
    <message>
        <source>added by you</source>
        <translation>由你添加</translation>
    </message>
    <message>
        <source>{name}: {kind}</source>
        <translation>{name}：{kind}</translation>
    </message>
    <message>
        <source>Whether its value is read while the program runs</source>
        <translation>程序运行时是否读取它的值</translation>
    </message>
    <message>
        <source>What to watch</source>
        <translation>观察什么</translation>
    </message>
    <message>
        <source>The values of these global names are read up to sixty times a second while the program runs. Operations on queues are counted in any case.</source>
        <translation>程序运行时，这些全局名称的值每秒最多读取六十次。队列的操作在任何情况下都会计数。</translation>
    </message>
    <message>
        <source>Another global name</source>
        <translation>另一个全局名称</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>As suggested</source>
        <translation>按建议</translation>
    </message>
    <message>
        <source>Type a name of the program, then Enter adds it to the list</source>
        <translation>输入程序中的一个名字，按 Enter 加入列表</translation>
    </message>
    <message>
        <source>Puts the name above on the list</source>
        <translation>把输入的名字加入列表</translation>
    </message>
    <message>
        <source>From the next run on the names that are checked are watched</source>
        <translation>从下一次运行起观察勾选的名字</translation>
    </message>
    <message>
        <source>Watches what the program&apos;s text suggests</source>
        <translation>观察程序代码所提示的名字</translation>
    </message>
    <message>
        <source>changed by functions</source>
        <translation>由函数修改</translation>
    </message>
    <message>
        <source>a container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>shared between processes</source>
        <translation>进程间共享</translation>
    </message>
    <message>
        <source>a queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>{count} bytes</source>
        <translation>{count} 字节</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{minutes} min {seconds} s</source>
        <translation>{minutes} 分 {seconds} 秒</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>.</source>
        <comment>at the end of a sentence</comment>
        <translation>。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the items of a list</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>{python} free-threaded</source>
        <translation>{python} 自由线程</translation>
    </message>
    <message>
        <source>main</source>
        <translation>main</translation>
    </message>
    <message>
        <source>child</source>
        <translation>子进程</translation>
    </message>
    <message>
        <source>Manager server</source>
        <translation>Manager 服务器</translation>
    </message>
    <message>
        <source>fork server</source>
        <translation>fork 服务器</translation>
    </message>
    <message>
        <source>resource tracker</source>
        <translation>资源跟踪器</translation>
    </message>
    <message>
        <source>{type} of {count}</source>
        <translation>{type}，共 {count} 项</translation>
    </message>
    <message>
        <source>Stopped at {time}</source>
        <translation>在 {time}时停止</translation>
    </message>
    <message>
        <source>Out of time at {time}</source>
        <translation>在 {time}时超时</translation>
    </message>
    <message>
        <source>Interrupted at {time}</source>
        <translation>在 {time}时中断</translation>
    </message>
    <message>
        <source>Over a limit at {time}</source>
        <translation>在 {time}时超出限制</translation>
    </message>
    <message>
        <source>Did not start</source>
        <translation>没有启动</translation>
    </message>
    <message>
        <source>Killed by {signal} after {time}</source>
        <translation>{time}后被 {signal} 终止</translation>
    </message>
    <message>
        <source>Failed after {time}</source>
        <translation>{time}后出错</translation>
    </message>
    <message>
        <source>Ended after {time}</source>
        <translation>{time}后结束</translation>
    </message>
    <message>
        <source>Killed by {signal}</source>
        <translation>被 {signal} 终止</translation>
    </message>
    <message>
        <source>Failed with exit code {code}</source>
        <translation>出错，退出码 {code}</translation>
    </message>
    <message>
        <source>It ended</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Out of time</source>
        <translation>超时</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Over a limit</source>
        <translation>超出限制</translation>
    </message>
    <message>
        <source>The process that guards the run was ended at {time}, and the run with it.</source>
        <translation>看守这次运行的进程在 {time}时被终止，运行也随之结束。</translation>
    </message>
    <message>
        <source>The program ended after {time} with exit code {code}; 0 would mean success.</source>
        <translation>程序在 {time}后结束，退出码是 {code}；0 才表示成功。</translation>
    </message>
    <message>
        <source>The program ended by itself after {time}.</source>
        <translation>程序在 {time}后自行结束。</translation>
    </message>
    <message>
        <source>You stopped the program at {time}. It had not ended.</source>
        <translation>你在 {time}时停止了程序，当时它还没有结束。</translation>
    </message>
    <message>
        <source>The time allowed was over at {time}; the program had not ended.</source>
        <translation>{time}时时间用完，程序还没有结束。</translation>
    </message>
    <message>
        <source>You interrupted the program at {time}, as Ctrl+C does.</source>
        <translation>你在 {time}时中断了程序，和按 Ctrl+C 一样。</translation>
    </message>
    <message>
        <source>The program and its processes used more than {size} of memory, so all of them were ended.</source>
        <translation>程序和它的进程用了超过 {size} 内存，因此全部被终止。</translation>
    </message>
    <message>
        <source>A process asked for more than {size} of address space and did not get it.</source>
        <translation>一个进程申请了超过 {size} 的地址空间，没有得到。</translation>
    </message>
    <message>
        <source>The program started more processes and threads than the limit of {count} allows, so it was ended.</source>
        <translation>程序启动的进程和线程超过了 {count} 个的限制，因此被终止。</translation>
    </message>
    <message>
        <source>The program wrote a file of more than {size}, so it was ended.</source>
        <translation>程序写了超过 {size} 的文件，因此被终止。</translation>
    </message>
    <message>
        <source>The program wrote to a disk that is full, and ended of it.</source>
        <translation>程序写入的磁盘已满，因此结束了。</translation>
    </message>
    <message>
        <source>it wrote a larger file than it may.</source>
        <translation>它写的文件超过了允许的大小。</translation>
    </message>
    <message>
        <source>The program went over a limit ({reason}), so it was ended.</source>
        <translation>程序超出了限制（{reason}），因此被终止。</translation>
    </message>
    <message>
        <source>Nothing of it is left. If the program has not done that itself, run it again.</source>
        <translation>它没有留下任何东西。如果不是程序自己造成的，请再运行一次。</translation>
    </message>
    <message>
        <source>The last lines of its output, and the last samples, show how far it came.</source>
        <translation>最后几行输出和最后几次采样显示它执行到了哪里。</translation>
    </message>
    <message>
        <source>Look for a list or a queue that only ever grows, or use smaller numbers.</source>
        <translation>请看看有没有只增不减的列表或队列，或者把数值改小。</translation>
    </message>
    <message>
        <source>Look for the line that asks for so much at once: the error names it.</source>
        <translation>请找到一次申请这么多内存的那一行：错误信息里写着。</translation>
    </message>
    <message>
        <source>Look for a loop that starts them without end; a pool does the same work with a few.</source>
        <translation>请看看有没有不停启动它们的循环；进程池或线程池用少数几个就能完成同样的工作。</translation>
    </message>
    <message>
        <source>Look for a loop that writes without end, or write less.</source>
        <translation>请看看有没有不停写入的循环，或者少写一些。</translation>
    </message>
    <message>
        <source>Free some space and run again; nothing of yours here is lost.</source>
        <translation>请腾出一些空间再运行；这里你的东西都没有丢。</translation>
    </message>
    <message>
        <source>A loop without an end? Otherwise use smaller numbers.</source>
        <translation>是不是有没有尽头的循环？如果不是，请把数值改小。</translation>
    </message>
    <message>
        <source>signal {number}</source>
        <translation>信号 {number}</translation>
    </message>
    <message>
        <source>it touched memory that is not its own, which only C code can do.</source>
        <translation>它访问了不属于自己的内存，只有 C 代码才会这样。</translation>
    </message>
    <message>
        <source>it touched memory that is not there, which only C code can do.</source>
        <translation>它访问了不存在的内存，只有 C 代码才会这样。</translation>
    </message>
    <message>
        <source>C code in it gave up.</source>
        <translation>其中的 C 代码自行中止。</translation>
    </message>
    <message>
        <source>something ended it by force: often the system, when memory runs out.</source>
        <translation>它被强行终止：内存不足时，系统常会这样做。</translation>
    </message>
    <message>
        <source>something asked it to end.</source>
        <translation>有人要求它结束。</translation>
    </message>
    <message>
        <source>something sent it Ctrl+C.</source>
        <translation>有人向它发送了 Ctrl+C。</translation>
    </message>
    <message>
        <source>it wrote to a pipe that nobody reads.</source>
        <translation>它向没有人读的管道写数据。</translation>
    </message>
    <message>
        <source>nothing in it handles that signal.</source>
        <translation>程序没有处理这个信号。</translation>
    </message>
    <message>
        <source>The program was killed by {signal}: {reason}</source>
        <translation>程序被 {signal} 终止：{reason}</translation>
    </message>
    <message>
        <source>its main thread waits</source>
        <translation>主线程在等待</translation>
    </message>
    <message>
        <source>waits in {call}</source>
        <translation>在 {call} 等待</translation>
    </message>
    <message>
        <source>waits for a lock</source>
        <translation>等待锁</translation>
    </message>
    <message>
        <source>waits for a queue</source>
        <translation>等待队列</translation>
    </message>
    <message>
        <source>waits for another thread</source>
        <translation>等待另一个线程</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>睡眠</translation>
    </message>
    <message>
        <source>waits for input</source>
        <translation>等待输入</translation>
    </message>
    <message>
        <source>waits for a file or a pipe</source>
        <translation>等待文件或管道</translation>
    </message>
    <message>
        <source>waits to be notified</source>
        <translation>等待通知</translation>
    </message>
    <message>
        <source>waits for a message</source>
        <translation>等待消息</translation>
    </message>
    <message>
        <source>waits for another process</source>
        <translation>等待另一个进程</translation>
    </message>
    <message>
        <source>waits for room in {name}</source>
        <translation>等待 {name} 腾出位置</translation>
    </message>
    <message>
        <source>waits for an item in {name}</source>
        <translation>等待 {name} 里的数据</translation>
    </message>
    <message>
        <source>waits for {name}</source>
        <translation>等待 {name}</translation>
    </message>
    <message>
        <source>{who} waits for {name}</source>
        <translation>{who} 等待 {name}</translation>
    </message>
    <message>
        <source>{who} {waits}</source>
        <comment>a thread&apos;s name, and that it waits</comment>
        <translation>{who} {waits}</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Stuck for {seconds} s</source>
        <translation>已卡住 {seconds} 秒</translation>
    </message>
    <message>
        <source>{name} ({letter})</source>
        <translation>{name}（{letter}）</translation>
    </message>
    <message>
        <source>{sentence} The rest of the program goes on: {others}.</source>
        <translation>{sentence}程序的其余部分仍在继续：{others}。</translation>
    </message>
    <message>
        <source>{waiter} waits for {thing}, which it has taken itself and cannot release while it waits.</source>
        <translation>{waiter} 等待 {thing}，但这把锁正由它自己持有，等待期间它无法释放。</translation>
    </message>
    <message>
        <source>{waiter} waits for {thing}, which it has taken itself on line {taken} and cannot release while it waits.</source>
        <translation>{waiter} 等待 {thing}，但它自己在第 {taken} 行已经取得了它，等待期间无法释放。</translation>
    </message>
    <message>
        <source>{all} wait for each other to end.</source>
        <translation>{all} 互相等待对方结束。</translation>
    </message>
    <message>
        <source>{clauses}; none of them can go on.</source>
        <translation>{clauses}；谁也无法继续。</translation>
    </message>
    <message>
        <source>{clauses}; each holds what the other needs.</source>
        <translation>{clauses}；各自持有对方需要的锁。</translation>
    </message>
    <message>
        <source>{clauses}; each holds what another one needs.</source>
        <translation>{clauses}；每一个都持有另一个需要的锁。</translation>
    </message>
    <message>
        <source>{who} waits for {other} to end</source>
        <translation>{who} 等待 {other} 结束</translation>
    </message>
    <message>
        <source>{who} waits for {thing}, which {other} holds</source>
        <translation>{who} 等待 {other} 持有的 {thing}</translation>
    </message>
    <message>
        <source>{who} waits for {thing}</source>
        <translation>{who} 等待 {thing}</translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.get(), but {queue} is empty and nothing is left that could put.</source>
        <translation>{waiter} 在 {queue}.get() 里等待，但 {queue} 是空的，也没有谁还会放入数据。</translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.put(), but {queue} is full ({capacity}) and nothing is left that could get.</source>
        <translation>{waiter} 在 {queue}.put() 里等待，但 {queue} 已满（{capacity}），也没有谁还会取出数据。</translation>
    </message>
    <message>
        <source>{waiter} waits for {thing}, which was taken and not released; nobody is left to release it.</source>
        <translation>{waiter} 等待 {thing}，它被取得后没有释放，也没有谁还会释放它。</translation>
    </message>
    <message>
        <source>{waiter} waits for you to type something.</source>
        <translation>{waiter} 在等你输入。</translation>
    </message>
    <message>
        <source>One long call in process {waiter} computes and lets no thread run; nothing can be seen until it returns.</source>
        <translation>进程 {waiter} 中有一次很长的调用一直在计算，不让任何线程运行；在它返回之前什么也看不到。</translation>
    </message>
    <message>
        <source>Nothing in this program can go on.</source>
        <translation>这个程序里没有谁还能继续。</translation>
    </message>
    <message>
        <source>One long call computes and lets no thread run; nothing can be seen until it returns.</source>
        <translation>有一次很长的调用一直在计算，不让任何线程运行；在它返回之前什么也看不到。</translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.join() for 1 unfinished task; no thread is left to call task_done().</source>
        <translation>{waiter} 在 {queue}.join() 里等待 1 个未完成的任务；已经没有线程会调用 task_done()。</translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.join() for {unfinished} unfinished tasks; no thread is left to call task_done().</source>
        <translation>{waiter} 在 {queue}.join() 里等待 {unfinished} 个未完成的任务；已经没有线程会调用 task_done()。</translation>
    </message>
    <message>
        <source>{waiter} waits at {thing} for one more to come, but nobody is left who could.</source>
        <translation>{waiter} 在 {thing} 处还要等 1 个参与者，但已经没有谁会来。</translation>
    </message>
    <message>
        <source>{waiter} waits at {thing} for {missing} more to come, but nobody is left who could.</source>
        <translation>{waiter} 在 {thing} 处还要等 {missing} 个参与者，但已经没有谁会来。</translation>
    </message>
    <message>
        <source>{waiter} waits in {thing}.wait(), but nobody is left to call notify().</source>
        <translation>{waiter} 在 {thing}.wait() 里等待，但已经没有谁会调用 notify()。</translation>
    </message>
    <message>
        <source>{waiter} waits in {thing}.wait(), but nobody is left to call set().</source>
        <translation>{waiter} 在 {thing}.wait() 里等待，但已经没有谁会调用 set()。</translation>
    </message>
    <message>
        <source>{waiter} waits for a place in {thing}, but nobody is left to release one.</source>
        <translation>{waiter} 等待 {thing} 空出一个名额，但已经没有谁会释放。</translation>
    </message>
    <message>
        <source>{waiter} waits for the result of a task, but nobody is left to work on it.</source>
        <translation>{waiter} 等待一个任务的结果，但已经没有谁会去执行它。</translation>
    </message>
    <message>
        <source>{waiter} waits in {thing}.recv(), but nobody is left to send anything.</source>
        <translation>{waiter} 在 {thing}.recv() 里等待，但已经没有谁会发送任何东西。</translation>
    </message>
    <message>
        <source>{waiter} waits for a message, but nobody is left to send anything.</source>
        <translation>{waiter} 等待一条消息，但已经没有谁会发送任何东西。</translation>
    </message>
    <message>
        <source>{waiter} waits to be notified, but nobody is left to do that.</source>
        <translation>{waiter} 等待通知，但已经没有谁会发出通知。</translation>
    </message>
    <message>
        <source>{waiter} waits for {thing}, but the process that holds it is gone: {dead}.</source>
        <translation>{waiter} 等待 {thing}，但持有它的进程已经不在了：{dead}。</translation>
    </message>
    <message>
        <source>{waiter} waits in {queue}.get(), but who could have put something is gone: {dead}.</source>
        <translation>{waiter} 在 {queue}.get() 里等待，但本可以放入数据的进程已经不在了：{dead}。</translation>
    </message>
    <message>
        <source>{waiter} waits for the result of a task, but a process at work is gone: {dead}.</source>
        <translation>{waiter} 等待一个任务的结果，但干活的进程已经不在了：{dead}。</translation>
    </message>
    <message>
        <source>{waiter} waits for {thing}, but who could have sent it is gone: {dead}.</source>
        <translation>{waiter} 等待 {thing}，但本可以发送的进程已经不在了：{dead}。</translation>
    </message>
    <message>
        <source>{before} waits for {waiter} to end, which cannot end before somebody gets what it put into {queue}.</source>
        <translation>{before} 等待 {waiter} 结束，但在有人取走它放进 {queue} 的数据之前，它无法结束。</translation>
    </message>
    <message>
        <source>{waiter} cannot end before somebody gets what it put into {queue}.</source>
        <translation>在有人取走 {waiter} 放进 {queue} 的数据之前，它无法结束。</translation>
    </message>
    <message>
        <source>{waiter} is still computing in {function}(): the program is busy, not stuck.</source>
        <translation>{waiter} 仍在 {function}() 里计算：程序在忙，没有卡住。</translation>
    </message>
    <message>
        <source>{waiter} is still computing: the program is busy, not stuck.</source>
        <translation>{waiter} 仍在计算：程序在忙，没有卡住。</translation>
    </message>
    <message>
        <source>a lock</source>
        <translation>一把锁</translation>
    </message>
    <message>
        <source>a condition</source>
        <translation>一个条件变量</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>一个事件</translation>
    </message>
    <message>
        <source>a barrier</source>
        <translation>一个屏障</translation>
    </message>
    <message>
        <source>a semaphore</source>
        <translation>一个信号量</translation>
    </message>
    <message>
        <source>a result</source>
        <translation>一个结果</translation>
    </message>
    <message>
        <source>a message</source>
        <translation>一条消息</translation>
    </message>
    <message>
        <source>{name} (killed by {signal})</source>
        <translation>{name}（被 {signal} 终止）</translation>
    </message>
    <message>
        <source>{name} (exit code {code})</source>
        <translation>{name}（退出码 {code}）</translation>
    </message>
    <message>
        <source>It waits for input</source>
        <translation>它在等待输入</translation>
    </message>
    <message>
        <source>It is still computing</source>
        <translation>仍在计算</translation>
    </message>
    <message>
        <source>Some threads never end</source>
        <translation>有些线程一直没有结束</translation>
    </message>
    <message>
        <source>It never ended</source>
        <translation>一直没有结束</translation>
    </message>
    <message>
        <source>1 task not done</source>
        <translation>1 个任务未完成</translation>
    </message>
    <message>
        <source>{count} tasks not done</source>
        <translation>{count} 个任务未完成</translation>
    </message>
    <message>
        <source>a process is gone</source>
        <translation>有进程已不在</translation>
    </message>
    <message>
        <source>nothing will come</source>
        <translation>不会有数据来</translation>
    </message>
    <message>
        <source>no room will come</source>
        <translation>不会有位置</translation>
    </message>
    <message>
        <source>has it already</source>
        <translation>自己已持有</translation>
    </message>
    <message>
        <source>never released</source>
        <translation>一直没有释放</translation>
    </message>
    <message>
        <source>nobody is left</source>
        <translation>没有谁会来</translation>
    </message>
    <message>
        <source>cannot end</source>
        <translation>无法结束</translation>
    </message>
    <message>
        <source>stuck here</source>
        <translation>卡在这里</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>your input</source>
        <translation>你的输入</translation>
    </message>
    <message>
        <source>needs {call}</source>
        <translation>需调用 {call}</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>{queue}: {unfinished} not done</source>
        <translation>{queue}：{unfinished} 个未完成</translation>
    </message>
    <message>
        <source>waits for the end of</source>
        <translation>等待其结束</translation>
    </message>
    <message>
        <source>wants</source>
        <translation>想获取</translation>
    </message>
    <message>
        <source>held by</source>
        <translation>持有者是</translation>
    </message>
    <message>
        <source>{queue}: not taken</source>
        <translation>{queue}：未被取走</translation>
    </message>
    <message>
        <source>{queue}: empty</source>
        <translation>{queue}：空</translation>
    </message>
    <message>
        <source>{queue}: {capacity} of {capacity}</source>
        <translation>{queue}：{capacity} / {capacity}</translation>
    </message>
    <message>
        <source>needs someone to work on it</source>
        <translation>需要有人执行它</translation>
    </message>
</context>
</TS>
