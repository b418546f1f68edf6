class Codes {
  issue(user) {
    user.otp = Math.floor(100000 + Math.random() * 900000);
    return user;
  }
}
module.exports = Codes;
