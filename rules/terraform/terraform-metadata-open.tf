resource "aws_instance" "one" {
  metadata_options {
    # ruleid: terraform-metadata-open
    http_tokens = "optional"
  }
}

resource "aws_launch_template" "two" {
  metadata_options {
    http_endpoint = "enabled"
    # ruleid: terraform-metadata-open
    http_tokens   = "optional"
  }
}

resource "aws_launch_configuration" "three" {
  metadata_options {
    # ruleid: terraform-metadata-open
    http_tokens = "optional"
  }
}

resource "aws_instance" "four" {
  metadata_options {
    # ok: terraform-metadata-open
    http_tokens = "required"
  }
}

resource "aws_instance" "five" {
  metadata_options {
    # ok: terraform-metadata-open
    http_endpoint = "disabled"
  }
}

resource "aws_instance" "six" {
  # ok: terraform-metadata-open
  monitoring = true
}
