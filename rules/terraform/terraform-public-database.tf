resource "aws_db_instance" "one" {
  # ruleid: terraform-public-database
  publicly_accessible = true
}

resource "azurerm_postgresql_flexible_server" "two" {
  # ruleid: terraform-public-database
  public_network_access_enabled = true
}

resource "google_sql_database_instance" "three" {
  settings {
    ip_configuration {
      # ruleid: terraform-public-database
      ipv4_enabled = true
    }
  }
}

resource "aws_db_instance" "four" {
  # ok: terraform-public-database
  publicly_accessible = false
}

resource "azurerm_postgresql_flexible_server" "five" {
  # ok: terraform-public-database
  public_network_access_enabled = false
}

resource "azurerm_linux_web_app" "six" {
  # ok: terraform-public-database
  public_network_access_enabled = true
}
