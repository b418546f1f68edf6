class Retry {
  delay(attempt) {
    const jitter = Math.random() * 100;
    return 2 ** attempt * 50 + jitter;
  }
}
module.exports = Retry;
