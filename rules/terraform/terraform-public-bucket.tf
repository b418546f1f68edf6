resource "aws_s3_bucket" "one" {
  # ruleid: terraform-public-bucket
  acl = "public-read"
}

resource "aws_s3_bucket_acl" "two" {
  bucket = "b"
  # ruleid: terraform-public-bucket
  acl    = "public-read-write"
}

resource "aws_s3_bucket_public_access_block" "three" {
  bucket                  = "b"
  # ruleid: terraform-public-bucket
  block_public_acls       = false
  # ok: terraform-public-bucket
  block_public_policy     = true
}

resource "azurerm_storage_container" "four" {
  # ruleid: terraform-public-bucket
  container_access_type = "blob"
}

resource "google_storage_bucket_iam_member" "five" {
  # ruleid: terraform-public-bucket
  member = "allUsers"
}

resource "aws_s3_bucket" "six" {
  # ok: terraform-public-bucket
  acl = "private"
}

resource "azurerm_storage_container" "seven" {
  # ok: terraform-public-bucket
  container_access_type = "private"
}
