resource "aws_db_instance" "one" {
  # ruleid: terraform-unencrypted-store
  storage_encrypted = false
}

resource "aws_ebs_volume" "two" {
  size = 10
  # ruleid: terraform-unencrypted-store
  encrypted = false
}

resource "aws_efs_file_system" "three" {
  # ruleid: terraform-unencrypted-store
  encrypted = false
}

resource "aws_db_instance" "four" {
  # ok: terraform-unencrypted-store
  storage_encrypted = true
}

resource "aws_ebs_volume" "five" {
  # ok: terraform-unencrypted-store
  encrypted = true
}

resource "aws_elasticache_replication_group" "six" {
  # ok: terraform-unencrypted-store
  at_rest_encryption_enabled = true
  # ruleid: terraform-unencrypted-store
  transit_encryption_enabled = false
}
