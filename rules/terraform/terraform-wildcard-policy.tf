data "aws_iam_policy_document" "one" {
  # ruleid: terraform-wildcard-policy
  statement {
    effect    = "Allow"
    actions   = ["*"]
    resources = ["*"]
  }
  # ok: terraform-wildcard-policy
  statement {
    actions   = ["s3:GetObject"]
    resources = ["arn:aws:s3:::reports/*"]
  }
  # ok: terraform-wildcard-policy
  statement {
    effect    = "Deny"
    actions   = ["*"]
    resources = ["*"]
  }
}

# ruleid: terraform-wildcard-policy
resource "aws_iam_role_policy_attachment" "two" {
  role       = "app"
  policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
}

resource "aws_iam_policy" "three" {
  policy = jsonencode({
    Version = "2012-10-17"
    # ruleid: terraform-wildcard-policy
    Statement = [{ Effect = "Allow", Action = "*", Resource = "*" }]
  })
}

resource "aws_iam_policy" "four" {
  policy = jsonencode({
    # ok: terraform-wildcard-policy
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::reports/*" }]
  })
}
