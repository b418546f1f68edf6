# The same templates as `make -C cloudformation deploy`, for who keeps stacks in Terraform. Nothing is described twice.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.0" }
  }
}

variable "template" {
  description = "Which template: account or spoke."
  type        = string
  default     = "account"
  validation {
    condition     = contains(["account", "spoke"], var.template)
    error_message = "It is account or spoke."
  }
}

variable "name" {
  description = "The stack's name."
  type        = string
  default     = "outrider"
}

variable "parameters" {
  description = "The template's parameters; `outrider connect aws` writes those of account.yaml to parameters.json."
  type        = map(string)
  sensitive   = true
}

variable "templates_bucket" {
  description = "A bucket of the stack's account and region for account.yaml, which is longer than a request may be. Empty: the one with the function's zip."
  type        = string
  default     = ""
}

variable "tags" {
  description = "Tags for all that the stack makes."
  type        = map(string)
  default     = {}
}

data "aws_partition" "this" {}

data "aws_region" "this" {}

locals {
  file   = "${path.module}/../cloudformation/${var.template}.yaml"
  bucket = var.templates_bucket != "" ? var.templates_bucket : nonsensitive(lookup(var.parameters, "CodeBucket", ""))
  short  = var.template == "spoke"
}

resource "aws_s3_object" "template" {
  count  = local.short ? 0 : 1
  bucket = local.bucket
  key    = "outrider/templates/${filemd5(local.file)}.yaml"
  source = local.file
}

resource "aws_cloudformation_stack" "this" {
  name          = var.name
  template_body = local.short ? file(local.file) : null
  template_url  = local.short ? null : "https://${local.bucket}.s3.${data.aws_region.this.name}.${data.aws_partition.this.dns_suffix}/${aws_s3_object.template[0].key}"
  parameters    = var.parameters
  capabilities  = ["CAPABILITY_NAMED_IAM"]
  tags          = var.tags

  lifecycle {
    # CloudFormation shows a hidden parameter as asterisks, which is no change.
    ignore_changes = [parameters["EventKey"]]
  }
}

output "outputs" {
  description = "The stack's outputs: RoleArn, FunctionArn, HubBusArn, ..."
  value       = aws_cloudformation_stack.this.outputs
}
