# ruleid: ruby-weak-hash
Digest::MD5.hexdigest(document)
# ruleid: ruby-weak-hash
Digest::SHA1.digest(password)
# ruleid: ruby-weak-hash
OpenSSL::HMAC.hexdigest("MD5", key, text)
# ruleid: ruby-weak-hash
OpenSSL::Digest::SHA1.new
# ruleid: ruby-weak-hash
OpenSSL::Digest.new("sha1")
# ok: ruby-weak-hash
Digest::SHA256.hexdigest(document)
# ok: ruby-weak-hash
OpenSSL::HMAC.hexdigest("SHA256", key, text)
# ok: ruby-weak-hash
BCrypt::Password.create(password)
