# ruleid: ruby-tls-verification-off
http.verify_mode = OpenSSL::SSL::VERIFY_NONE
# ruleid: ruby-tls-verification-off
Net::HTTP.start(host, 443, use_ssl: true, verify_mode: OpenSSL::SSL::VERIFY_NONE)
# ruleid: ruby-tls-verification-off
Faraday.new(url, ssl: { verify: false })
# ruleid: ruby-tls-verification-off
HTTParty.get(url, verify: false)
# ok: ruby-tls-verification-off
http.verify_mode = OpenSSL::SSL::VERIFY_PEER
# ok: ruby-tls-verification-off
Faraday.new(url, ssl: { verify: true })
# ok: ruby-tls-verification-off
HTTParty.get(url)
