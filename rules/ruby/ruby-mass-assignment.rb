class UsersController < ApplicationController
  def create
    # ruleid: ruby-mass-assignment
    User.new(params[:user].permit!)
    # ruleid: ruby-mass-assignment
    @user.update(params.require(:user).permit!)
    # ruleid: ruby-mass-assignment
    @user.assign_attributes(params.to_unsafe_h)
    # ok: ruby-mass-assignment
    User.new(params.require(:user).permit(:name, :email))
    # ok: ruby-mass-assignment
    @user.update(name: params[:name])
    # ok: ruby-mass-assignment
    User.new(user_params)
  end
end
