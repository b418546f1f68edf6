# The hub holds cluster and functions; a member account tells it of its deployments, and lets it read and scan them.
provider "aws" { region = "eu-central-1" }
provider "aws" {
  alias  = "member"
  region = "eu-central-1"
  assume_role { role_arn = "arn:aws:iam::222233334444:role/deployer" }
}

locals {
  written    = jsondecode(file("${path.root}/outrider-aws/parameters.json")) # by `outrider connect aws --events --member 222233334444`
  parameters = { for item in local.written : item.ParameterKey => item.ParameterValue }
}

module "hub" {
  source = "../.."
  parameters = merge(local.parameters, {
    DeployEvents = "ENABLED"
    ScanCodeKey  = "outrider/scans.zip" # what `make -C cloudformation package-scans` uploaded
    ReadMembers  = "yes"
  })
}

module "member" {
  source    = "../.."
  providers = { aws = aws.member }
  template  = "spoke"
  name      = "outrider-spoke"
  parameters = {
    HubBusArn  = module.hub.outputs["HubBusArn"]
    ReadRole   = "yes"
    ExternalId = local.parameters["ExternalId"]
  }
}
