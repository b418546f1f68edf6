class SessionsController < ApplicationController
  def create
    # ruleid: ruby-open-redirect
    redirect_to params[:next]
    target = params[:target]
    # ruleid: ruby-open-redirect
    redirect_to(target, allow_other_host: true)
    # ruleid: ruby-open-redirect
    redirect_to "https://#{params[:host]}/done"
    # ok: ruby-open-redirect
    redirect_to root_path
    # ok: ruby-open-redirect
    redirect_to(url_from(params[:next]) || root_path)
    # ok: ruby-open-redirect
    redirect_to user_path(params[:id])
    # ok: ruby-open-redirect
    redirect_to TARGETS.fetch(params[:next], "/")
    # ok: ruby-open-redirect
    redirect_to "/users/#{params[:id]}"
    # ok: ruby-open-redirect
    redirect_to params[:next], allow_other_host: false
    # ok: ruby-open-redirect
    redirect_to action: "show", id: params[:id]
  end
end
