class ReportsController < ApplicationController
  def show
    # ruleid: ruby-code-injection
    eval(params[:formula])
    # ruleid: ruby-code-injection
    instance_eval("total = #{params[:formula]}")
    # ruleid: ruby-code-injection
    @user.send(params[:attribute])
    # ruleid: ruby-code-injection
    model = params[:type].constantize
    # ruleid: ruby-code-injection
    Object.const_get(params[:type].classify)
    # ruleid: ruby-code-injection
    @user.public_send("#{params[:field]}=", 1)
    # ok: ruby-code-injection
    @user.public_send(ACTIONS.fetch(params[:field]))
    # ok: ruby-code-injection
    @user.send(:lock!)
    # ok: ruby-code-injection
    model = TYPES[params[:type]].constantize
    # ok: ruby-code-injection
    @user.update(name: params[:name])
    kind = params[:kind]
    return unless KINDS.include?(kind)
    # ok: ruby-code-injection
    kind.constantize
  end
end
