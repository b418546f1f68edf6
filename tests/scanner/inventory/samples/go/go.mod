module example.test/shop

go 1.22.0

toolchain go1.22.3

require (
	github.com/gin-gonic/gin v1.9.0
	golang.org/x/text v0.3.7 // indirect
	github.com/golang-jwt/jwt/v4 v4.4.1
)

replace golang.org/x/text => golang.org/x/text v0.3.8

replace github.com/golang-jwt/jwt/v4 => ../jwt
