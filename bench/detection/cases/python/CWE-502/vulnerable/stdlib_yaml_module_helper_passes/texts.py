def trimmed(text):
    return text.strip()
