"""Queues and a pipe between a parent and a child."""

import multiprocessing


def answer(questions, answers, pipe):
    pipe.send("ready")
    for question in iter(questions.get, None):
        answers.put(question.upper())
    answers.put(None)


if __name__ == "__main__":
    questions, answers = multiprocessing.Queue(), multiprocessing.JoinableQueue(2)
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer, args=(questions, answers, theirs))
    process.start()
    print(ours.recv())
    for question in ("a", "b", None):
        questions.put(question)
    print(list(iter(answers.get, None)))
    process.join()
