# One account, one region.
provider "aws" { region = "eu-central-1" }

locals {
  written    = jsondecode(file("${path.root}/outrider-aws/parameters.json")) # by `outrider connect aws`
  parameters = { for item in local.written : item.ParameterKey => item.ParameterValue }
}

module "outrider" {
  source     = "../.."
  parameters = local.parameters
}

output "function" { value = module.outrider.outputs["FunctionArn"] }
