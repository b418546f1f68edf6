class CartsController < ApplicationController
  def show
    # ruleid: ruby-unsafe-deserialisation
    cart = Marshal.load(Base64.decode64(cookies[:cart]))
    # ruleid: ruby-unsafe-deserialisation
    settings = YAML.load(params[:settings])
    # ruleid: ruby-unsafe-deserialisation
    settings = YAML.unsafe_load(request.body.read)
    # ruleid: ruby-unsafe-deserialisation
    data = Oj.object_load(params[:data])
    # ok: ruby-unsafe-deserialisation
    cart = JSON.parse(cookies[:cart])
    # ok: ruby-unsafe-deserialisation
    settings = YAML.safe_load(params[:settings])
    # ok: ruby-unsafe-deserialisation
    cached = Marshal.load(File.binread("cache.bin"))
  end
end
