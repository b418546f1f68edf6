class PagesController < ApplicationController
  def show
    # ruleid: ruby-xss
    render html: "<b>#{params[:name]}</b>".html_safe
    # ruleid: ruby-xss
    @title = raw(params[:title])
    # ruleid: ruby-xss
    @body = params[:body].html_safe
    # ruleid: ruby-xss
    render body: "<p>" + params[:text] + "</p>", content_type: "text/html"
    # ruleid: ruby-xss
    @safe = ActiveSupport::SafeBuffer.new(params[:text])
    # ok: ruby-xss
    @name = params[:name]
    # ok: ruby-xss
    @body = sanitize(params[:body]).html_safe
    # ok: ruby-xss
    @note = "<b>note</b>".html_safe
    # ok: ruby-xss
    @text = ERB::Util.html_escape(params[:text]).html_safe
    # ok: ruby-xss
    render json: { name: params[:name] }
    # ok: ruby-xss
    render plain: params[:name]
  end
end
