class ProxyController < ApplicationController
  def fetch
    # ruleid: ruby-ssrf
    Net::HTTP.get(URI(params[:url]))
    # ruleid: ruby-ssrf
    HTTParty.get("http://#{params[:host]}/status")
    uri = URI.parse(params[:url])
    # ruleid: ruby-ssrf
    Net::HTTP.start(uri.host, uri.port)
    # ruleid: ruby-ssrf
    Faraday.get(params[:url])
    # ruleid: ruby-ssrf
    RestClient.post(params[:hook], body)
    # ok: ruby-ssrf
    HTTParty.get("https://api.example.com/items/#{params[:id]}")
    # ok: ruby-ssrf
    Faraday.get("https://api.example.com/items", { q: params[:q] })
    # ok: ruby-ssrf
    RestClient.post("https://api.example.com/hook", params[:body])
    target = URI.parse(params[:target])
    return head(:bad_request) unless HOSTS.include?(target.host)
    # ok: ruby-ssrf
    Net::HTTP.get(target)
  end
end
