"""Packages and modules that tell a framework or a cloud: exact names, or the beginning of a name before a `*`."""

from __future__ import annotations

from functools import lru_cache

_FRAMEWORKS = {
    "PyPI": {
        "flask": "Flask", "flask.*": "Flask", "django": "Django", "django.*": "Django", "djangorestframework": "Django REST",
        "rest_framework*": "Django REST", "fastapi*": "FastAPI", "starlette*": "Starlette", "aiohttp*": "aiohttp",
        "tornado*": "Tornado", "pyramid*": "Pyramid", "bottle": "Bottle", "sanic*": "Sanic", "celery*": "Celery",
        "sqlalchemy*": "SQLAlchemy", "pydantic": "Pydantic", "jinja2": "Jinja", "streamlit": "Streamlit", "torch*": "PyTorch",
        "tensorflow*": "TensorFlow", "pytest": "pytest",
    },
    "npm": {
        "express": "Express", "koa": "Koa", "fastify": "Fastify", "@hapi/hapi": "hapi", "@nestjs/*": "NestJS", "next": "Next.js",
        "nuxt": "Nuxt", "react": "React", "react-dom": "React", "vue": "Vue", "@angular/*": "Angular", "svelte": "Svelte",
        "@sveltejs/*": "SvelteKit", "electron": "Electron", "mongoose": "Mongoose", "sequelize": "Sequelize",
        "@prisma/client": "Prisma", "typeorm": "TypeORM", "graphql": "GraphQL", "@apollo/*": "Apollo", "jest": "Jest",
        "socket.io": "Socket.IO", "webpack": "webpack", "vite": "Vite", "jquery": "jQuery",
    },
    "Maven": {
        "spring-boot*": "Spring Boot", "spring-web*": "Spring", "spring-security*": "Spring Security", "hibernate-*": "Hibernate",
        "quarkus-*": "Quarkus", "micronaut-*": "Micronaut", "struts2-*": "Struts", "dropwizard-*": "Dropwizard",
        "jersey-*": "Jersey", "mybatis*": "MyBatis", "vertx-*": "Vert.x", "ktor-*": "Ktor", "akka-*": "Akka", "junit*": "JUnit",
    },
    "java": {
        "org.springframework.boot*": "Spring Boot", "org.springframework.security*": "Spring Security",
        "org.springframework*": "Spring", "javax.servlet*": "Servlet", "jakarta.servlet*": "Servlet", "javax.persistence*": "JPA",
        "jakarta.persistence*": "JPA", "org.hibernate*": "Hibernate", "io.quarkus*": "Quarkus", "io.micronaut*": "Micronaut",
        "org.apache.struts2*": "Struts", "io.vertx*": "Vert.x", "io.ktor*": "Ktor", "akka*": "Akka", "org.junit*": "JUnit",
    },
    "Go": {
        "github.com/gin-gonic/gin*": "Gin", "github.com/labstack/echo*": "Echo", "github.com/gofiber/fiber*": "Fiber",
        "github.com/go-chi/chi*": "chi", "github.com/gorilla/mux*": "gorilla/mux", "gorm.io/gorm*": "GORM",
        "net/http": "net/http", "google.golang.org/grpc*": "gRPC", "github.com/spf13/cobra*": "Cobra",
    },
    "RubyGems": {"rails": "Ruby on Rails", "sinatra*": "Sinatra", "hanami": "Hanami", "sidekiq": "Sidekiq", "rspec*": "RSpec"},
    "Packagist": {"laravel/framework": "Laravel", "symfony/*": "Symfony", "slim/slim": "Slim", "cakephp/cakephp": "CakePHP"},
    "php": {"Illuminate": "Laravel", "Symfony": "Symfony", "Slim": "Slim", "Cake": "CakePHP", "Doctrine": "Doctrine"},
    "NuGet": {
        "Microsoft.AspNetCore*": "ASP.NET Core", "Microsoft.NET.Sdk.Web": "ASP.NET Core", "System.Web*": "ASP.NET",
        "Microsoft.EntityFrameworkCore*": "Entity Framework Core", "Dapper": "Dapper", "xunit*": "xUnit",
    },
    "crates.io": {
        "actix-web": "Actix Web", "actix_web": "Actix Web", "axum": "Axum", "rocket": "Rocket", "warp": "warp", "tokio": "Tokio",
        "diesel": "Diesel", "sqlx": "SQLx",
    },
}  # fmt: skip

_CLOUDS = {
    "PyPI": {
        "boto3*": "AWS", "botocore*": "AWS", "aws_lambda_powertools*": "AWS Lambda", "aws-lambda-powertools": "AWS Lambda",
        "aws_cdk*": "AWS", "azure.functions*": "Azure Functions", "azure-functions": "Azure Functions", "azure.*": "Azure",
        "azure-*": "Azure", "google.cloud*": "Google Cloud", "google-cloud-*": "Google Cloud", "kubernetes*": "Kubernetes",
    },
    "npm": {
        "aws-sdk": "AWS", "@aws-sdk/*": "AWS", "aws-cdk-lib": "AWS", "@azure/functions": "Azure Functions", "@azure/*": "Azure",
        "@google-cloud/*": "Google Cloud", "firebase*": "Firebase", "@kubernetes/client-node": "Kubernetes",
    },
    "Maven": {
        "aws-java-sdk*": "AWS", "aws-lambda-java*": "AWS Lambda", "azure-*": "Azure", "google-cloud-*": "Google Cloud",
    },
    "java": {
        "com.amazonaws.services.lambda*": "AWS Lambda", "com.amazonaws*": "AWS", "software.amazon.awssdk*": "AWS",
        "com.azure*": "Azure", "com.microsoft.azure*": "Azure", "com.google.cloud*": "Google Cloud",
    },
    "Go": {
        "github.com/aws/aws-lambda-go*": "AWS Lambda", "github.com/aws/*": "AWS", "github.com/Azure/*": "Azure",
        "cloud.google.com/go*": "Google Cloud", "k8s.io/*": "Kubernetes",
    },
    "RubyGems": {"aws-sdk*": "AWS", "google-cloud-*": "Google Cloud"},
    "Packagist": {"aws/aws-sdk-php": "AWS", "google/cloud*": "Google Cloud"},
    "php": {"Aws": "AWS", "Google": "Google Cloud"},
    "NuGet": {"AWSSDK*": "AWS", "Amazon.Lambda*": "AWS Lambda", "Azure.*": "Azure", "Google.Cloud*": "Google Cloud"},
    "crates.io": {"aws-sdk-*": "AWS", "aws_sdk_*": "AWS", "lambda_runtime": "AWS Lambda", "azure_*": "Azure"},
}  # fmt: skip


@lru_cache(maxsize=8192)
def known_as(ecosystem: str, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The frameworks and the cloud services that a package or module tells."""
    wanted = name.lower() if ecosystem == "PyPI" else name
    return _found(_FRAMEWORKS.get(ecosystem, {}), wanted), _found(_CLOUDS.get(ecosystem, {}), wanted)


def _found(table: dict[str, str], name: str) -> tuple[str, ...]:
    """The exact name's meaning, else that of the longest beginning: `azure.functions*` before `azure.*`."""
    if name in table:
        return (table[name],)
    fitting = [pattern for pattern in table if pattern.endswith("*") and name.startswith(pattern[:-1])]
    return (table[max(fitting, key=len)],) if fitting else ()
