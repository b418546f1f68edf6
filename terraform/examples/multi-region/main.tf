# The cluster and the function in one region; deployments of another are told to it.
provider "aws" { region = "eu-central-1" }
provider "aws" {
  alias  = "west"
  region = "eu-west-1"
}

data "aws_caller_identity" "this" {}

locals {
  written    = jsondecode(file("${path.root}/outrider-aws/parameters.json")) # by `outrider connect aws --events`
  parameters = { for item in local.written : item.ParameterKey => item.ParameterValue }
}

module "outrider" {
  source     = "../.."
  parameters = merge(local.parameters, { HubAccounts = data.aws_caller_identity.this.account_id })
}

module "west" {
  source     = "../.."
  providers  = { aws = aws.west }
  template   = "spoke"
  name       = "outrider-spoke"
  parameters = { HubBusArn = module.outrider.outputs["HubBusArn"] }
}
