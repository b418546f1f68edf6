class UsersController < ApplicationController
  def search
    # ruleid: ruby-sql-injection
    @users = User.where("name = '#{params[:name]}'")
    sort = params[:sort]
    # ruleid: ruby-sql-injection
    @users = User.order("#{sort} DESC")
    # ruleid: ruby-sql-injection
    User.find_by_sql("SELECT * FROM users WHERE name = '" + params[:name] + "'")
    # ruleid: ruby-sql-injection
    ActiveRecord::Base.connection.execute("DELETE FROM users WHERE id = #{params[:id]}")
    sql = "SELECT * FROM users WHERE "
    sql << "name = '#{cookies[:name]}'"
    # ruleid: ruby-sql-injection
    connection.select_all(sql)
    # ruleid: ruby-sql-injection
    User.joins(params[:join]).pluck(Arel.sql(sort))
    # ok: ruby-sql-injection
    User.where(name: params[:name])
    # ok: ruby-sql-injection
    User.where("name = ?", params[:name])
    # ok: ruby-sql-injection
    User.where("age > #{params[:age].to_i}")
    # ok: ruby-sql-injection
    User.order(SORTS.fetch(sort, "id"))
    # ok: ruby-sql-injection
    User.where(params.permit(:name, :age))
    # ok: ruby-sql-injection
    User.find(params[:id])
    quoted = ActiveRecord::Base.connection.quote(params[:name])
    # ok: ruby-sql-injection
    connection.execute("SELECT * FROM users WHERE name = #{quoted}")
    column = params[:column]
    return head(:bad_request) unless COLUMNS.include?(column)
    # ok: ruby-sql-injection
    User.order("#{column} ASC")
  end
end
