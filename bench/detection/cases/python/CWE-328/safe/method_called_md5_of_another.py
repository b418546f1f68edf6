class Tags:
    def md5(self, text):
        return len(text)


def label(text):
    return Tags().md5(text)
