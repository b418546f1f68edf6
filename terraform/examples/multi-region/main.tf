# The cluster and the functions in one region; deployments of another are told to it, read and scanned from there.
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
  source = "../.."
  parameters = merge(local.parameters, {
    HubAccounts  = data.aws_caller_identity.this.account_id
    HubRegions   = "eu-west-1"
    DeployEvents = "ENABLED"
    ScanCodeKey  = "outrider/scans.zip" # what `make -C cloudformation package-scans` uploaded
    ReadMembers  = "yes"
  })
}

module "west" {
  source    = "../.."
  providers = { aws = aws.west }
  template  = "spoke"
  name      = "outrider-spoke"
  parameters = {
    HubBusArn  = module.outrider.outputs["HubBusArn"]
    ReadRole   = "yes"
    ExternalId = local.parameters["ExternalId"]
  }
}
