resource "aws_db_instance" "one" {
  # ruleid: terraform-hard-coded-secret
  password = "hunter2-hunter2"
}

provider "aws" {
  # ruleid: terraform-hard-coded-secret
  secret_key = "abcdefghijklmnop"
}

resource "azurerm_mssql_server" "two" {
  # ruleid: terraform-hard-coded-secret
  administrator_login_password = "S3cret-S3cret"
}

resource "aws_db_instance" "three" {
  # ok: terraform-hard-coded-secret
  password = var.password
}

resource "aws_db_instance" "four" {
  # ok: terraform-hard-coded-secret
  manage_master_user_password = true
}

resource "aws_db_instance" "five" {
  # ok: terraform-hard-coded-secret
  password = random_password.database.result
}

resource "aws_db_instance" "six" {
  # ok: terraform-hard-coded-secret
  password = "${var.password}"
}
