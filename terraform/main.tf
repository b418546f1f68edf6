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

variable "tags" {
  description = "Tags for all that the stack makes."
  type        = map(string)
  default     = {}
}

resource "aws_cloudformation_stack" "this" {
  name          = var.name
  template_body = file("${path.module}/../cloudformation/${var.template}.yaml")
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
