class HelloController < ApplicationController
  def show
    # ruleid: ruby-template-injection
    render inline: "Hello #{params[:name]}"
    # ruleid: ruby-template-injection
    ERB.new(params[:template]).result(binding)
    # ruleid: ruby-template-injection
    Liquid::Template.parse("Dear " + params[:name])
    # ok: ruby-template-injection
    render :hello, locals: { name: params[:name] }
    # ok: ruby-template-injection
    ERB.new(File.read("hello.erb")).result_with_hash(name: params[:name])
    # ok: ruby-template-injection
    render inline: "Hello <%= name %>", locals: { name: params[:name] }
  end
end
