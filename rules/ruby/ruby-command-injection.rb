class ToolsController < ApplicationController
  def ping
    host = params[:host]
    # ruleid: ruby-command-injection
    system("ping -c 1 #{host}")
    # ruleid: ruby-command-injection
    output = `nslookup #{host}`
    # ruleid: ruby-command-injection
    Open3.capture2("dig " + host)
    # ruleid: ruby-command-injection
    exec(params[:command])
    # ruleid: ruby-command-injection
    IO.popen("host #{host}")
    # ruleid: ruby-command-injection
    content = open(params[:file]).read
    # ruleid: ruby-command-injection
    system("sh", "-c", "ping #{host}")
    # ok: ruby-command-injection
    system("ping", "-c", "1", "--", host)
    # ok: ruby-command-injection
    Open3.capture2("dig", host)
    # ok: ruby-command-injection
    system("ping -c 1 #{Shellwords.escape(host)}")
    # ok: ruby-command-injection
    `uptime`
    # ok: ruby-command-injection
    system("head -n #{params[:count].to_i} log/app.log")
    # ok: ruby-command-injection
    File.open("log/app.log")
  end
end
