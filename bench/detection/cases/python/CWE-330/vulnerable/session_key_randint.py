import random


class Sessions:
    def open(self, user):
        session_id = random.randint(0, 10**12)
        self.store[session_id] = user
        return session_id
