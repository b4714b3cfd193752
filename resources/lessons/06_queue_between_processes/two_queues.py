from multiprocessing import Process, Queue

NUMBER = 1


def answer(questions, answers):
    number = questions.get()
    print("child got", number)
    answers.put(number + 1)


if __name__ == "__main__":
    questions = Queue()
    answers = Queue()
    questions.put(NUMBER)
    child = Process(
        target=answer,
        args=(questions, answers),
        name="child",
    )
    child.start()
    print("parent got", answers.get())
    child.join()
