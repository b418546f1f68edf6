"""Cloud services that templates declare and code asks for by name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# Terraform: https://registry.terraform.io/providers. CloudFormation: AWS::Service::Type. ARM and Bicep: Microsoft.Service/types.
_TERRAFORM = re.compile(r"""^[ \t]*(?:resource|data)[ \t]+"(aws|azurerm|google|kubernetes)_([a-z0-9]+)""", re.MULTILINE)
_CLOUDFORMATION = re.compile(r"\bAWS::([A-Za-z0-9]{2,40})::[A-Z]")
_AZURE = re.compile(r"\bMicrosoft\.([A-Z][A-Za-z]{2,40})/[a-z]")
_KUBERNETES = re.compile(
    r"^apiVersion:[ \t]*[\"']?(?:[a-z0-9.-]{1,60}/)?v[0-9][a-z0-9]*[\"']?[ \t]*$\s{0,50}^kind:", re.MULTILINE
)
_BOTO = re.compile(r"""\b(?:client|resource)\([ \t]*["']([a-z0-9-]{2,40})["']""")
_SDK = re.compile(r"""@aws-sdk/client-([a-z0-9-]{2,40})|software\.amazon\.awssdk\.services\.([a-z0-9]{2,40})""")

_AWS = {
    "apigateway": "Amazon API Gateway", "apigatewayv2": "Amazon API Gateway", "athena": "Amazon Athena", "batch": "AWS Batch",
    "bedrock": "Amazon Bedrock", "cloudfront": "Amazon CloudFront", "cloudtrail": "AWS CloudTrail",
    "cloudwatch": "Amazon CloudWatch", "logs": "Amazon CloudWatch", "codebuild": "AWS CodeBuild", "cognito": "Amazon Cognito",
    "dynamodb": "Amazon DynamoDB", "ec2": "Amazon EC2", "instance": "Amazon EC2", "vpc": "Amazon VPC",
    "security": "Amazon VPC", "ecr": "Amazon ECR", "ecs": "Amazon ECS", "eks": "Amazon EKS", "elasticache": "Amazon ElastiCache",
    "events": "Amazon EventBridge", "eventbridge": "Amazon EventBridge", "glue": "AWS Glue", "iam": "AWS IAM",
    "kinesis": "Amazon Kinesis", "kms": "AWS KMS", "lambda": "AWS Lambda", "opensearch": "Amazon OpenSearch Service",
    "rds": "Amazon RDS", "db": "Amazon RDS", "redshift": "Amazon Redshift", "route53": "Amazon Route 53", "s3": "Amazon S3",
    "sagemaker": "Amazon SageMaker", "secretsmanager": "AWS Secrets Manager", "serverless": "AWS SAM", "ses": "Amazon SES",
    "sns": "Amazon SNS", "sqs": "Amazon SQS", "ssm": "AWS Systems Manager", "stepfunctions": "AWS Step Functions",
    "sfn": "AWS Step Functions", "sts": "AWS STS",
}  # fmt: skip
_AZURE_SERVICES = {
    "apimanagement": "Azure API Management", "app": "Azure Container Apps", "authorization": "Azure RBAC",
    "cache": "Azure Cache for Redis", "compute": "Azure Virtual Machines", "containerregistry": "Azure Container Registry",
    "containerservice": "Azure Kubernetes Service", "documentdb": "Azure Cosmos DB", "eventgrid": "Azure Event Grid",
    "eventhub": "Azure Event Hubs", "keyvault": "Azure Key Vault", "network": "Azure Virtual Network",
    "servicebus": "Azure Service Bus", "sql": "Azure SQL", "storage": "Azure Storage", "web": "Azure App Service",
    "cosmosdb": "Azure Cosmos DB", "key": "Azure Key Vault", "kubernetes": "Azure Kubernetes Service", "mssql": "Azure SQL",
    "linux": "Azure App Service", "function": "Azure Functions",
}  # fmt: skip
_GOOGLE = {
    "storage": "Google Cloud Storage", "compute": "Google Compute Engine", "container": "Google Kubernetes Engine",
    "pubsub": "Google Pub/Sub", "bigquery": "BigQuery", "cloudfunctions": "Google Cloud Functions",
    "cloudfunctions2": "Google Cloud Functions",
    "cloud": "Google Cloud Run", "sql": "Google Cloud SQL", "kms": "Google Cloud KMS", "secret": "Google Secret Manager",
}  # fmt: skip
_PROVIDERS = {
    "aws": (_AWS, "AWS"),
    "azurerm": (_AZURE_SERVICES, "Azure"),
    "google": (_GOOGLE, "Google Cloud"),
    "kubernetes": ({}, "Kubernetes"),
}


def services_in(text: str) -> tuple[str, ...]:
    """The services a template or a source file names; a service that has no name here is told as its cloud."""
    return tuple(sorted(set(_services(text))))


def _services(text: str) -> Iterator[str]:
    for provider, service in _TERRAFORM.findall(text):
        names, cloud = _PROVIDERS[provider]
        yield names.get(service, cloud)
    for service in _CLOUDFORMATION.findall(text):
        yield _AWS.get(service.lower(), "AWS")
    for service in _AZURE.findall(text):
        yield _AZURE_SERVICES.get(service.lower(), "Azure")
    if _KUBERNETES.search(text):
        yield "Kubernetes"
    for service in _BOTO.findall(text):
        if service in _AWS:
            yield _AWS[service]
    for javascript, java in _SDK.findall(text):
        yield _AWS.get((javascript or java).replace("-", ""), "AWS")
