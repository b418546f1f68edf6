# ruleid: ruby-weak-cipher
OpenSSL::Cipher.new("des-ede3-cbc")
# ruleid: ruby-weak-cipher
OpenSSL::Cipher.new('AES-128-ECB')
# ruleid: ruby-weak-cipher
OpenSSL::Cipher::DES.new(:CBC)
# ruleid: ruby-weak-cipher
OpenSSL::Cipher::AES.new(256, :ECB)
# ok: ruby-weak-cipher
OpenSSL::Cipher.new("aes-256-gcm")
# ok: ruby-weak-cipher
OpenSSL::Cipher::AES.new(256, :GCM)
# ok: ruby-weak-cipher
OpenSSL::Cipher.new(name)
