class FilesController < ApplicationController
  def show
    name = params[:name]
    # ruleid: ruby-path-traversal
    send_file("uploads/#{name}")
    # ruleid: ruby-path-traversal
    content = File.read(File.join("uploads", name))
    # ruleid: ruby-path-traversal
    File.delete(Rails.root.join("uploads", params[:file]))
    # ruleid: ruby-path-traversal
    File.write("exports/" + params[:file], "x")
    # ruleid: ruby-path-traversal
    render file: params[:page]
    # ruleid: ruby-path-traversal
    FileUtils.rm_rf("tmp/#{name}")
    # ok: ruby-path-traversal
    send_file(Rails.root.join("uploads", File.basename(name)))
    # ok: ruby-path-traversal
    File.read("config/settings.yml")
    # ok: ruby-path-traversal
    File.read("pages/#{PAGES.fetch(params[:page])}")
    # ok: ruby-path-traversal
    File.read("pages/#{params[:page].to_i}.html")
    # ok: ruby-path-traversal
    render :show
    path = File.expand_path(name, "/srv/uploads")
    return head(:not_found) unless path.start_with?("/srv/uploads/")
    # ok: ruby-path-traversal
    send_file(path)
  end
end
