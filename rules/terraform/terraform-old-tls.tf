resource "azurerm_storage_account" "one" {
  # ruleid: terraform-old-tls
  min_tls_version = "TLS1_0"
}

resource "azurerm_storage_account" "two" {
  # ruleid: terraform-old-tls
  https_traffic_only_enabled = false
}

resource "aws_cloudfront_distribution" "three" {
  viewer_certificate {
    # ruleid: terraform-old-tls
    minimum_protocol_version = "TLSv1"
  }
}

resource "aws_lb_listener" "four" {
  # ruleid: terraform-old-tls
  ssl_policy = "ELBSecurityPolicy-2016-08"
}

resource "azurerm_storage_account" "five" {
  # ok: terraform-old-tls
  min_tls_version = "TLS1_2"
  # ok: terraform-old-tls
  https_traffic_only_enabled = true
}

resource "aws_lb_listener" "six" {
  # ok: terraform-old-tls
  ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"
}
