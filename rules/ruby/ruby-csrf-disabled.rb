class PaymentsController < ApplicationController
  # ruleid: ruby-csrf-disabled
  skip_before_action :verify_authenticity_token
end

class HooksController < ApplicationController
  # ruleid: ruby-csrf-disabled
  skip_before_action :verify_authenticity_token, only: [:create]
end

class FormsController < ApplicationController
  # ruleid: ruby-csrf-disabled
  protect_from_forgery with: :null_session
  # ruleid: ruby-csrf-disabled
  skip_forgery_protection
end

class SafeController < ApplicationController
  # ok: ruby-csrf-disabled
  protect_from_forgery with: :exception
  # ok: ruby-csrf-disabled
  skip_before_action :require_login
  # ok: ruby-csrf-disabled
  before_action :verify_authenticity_token
end
