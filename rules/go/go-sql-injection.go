package main


import (
	"database/sql"
	"fmt"
	"net/http"
	"strings"
)

func search(w http.ResponseWriter, r *http.Request, db *sql.DB) {
	name := r.URL.Query().Get("name")
	// ruleid: go-sql-injection
	db.Query("SELECT id FROM users WHERE name = '" + name + "'")
	statement := fmt.Sprintf("DELETE FROM users WHERE name = '%s'", r.FormValue("name"))
	// ruleid: go-sql-injection
	_, err := db.ExecContext(r.Context(), statement)
	var query strings.Builder
	query.WriteString("SELECT id FROM users ORDER BY ")
	query.WriteString(name)
	// ruleid: go-sql-injection
	row := db.QueryRow(query.String())
	var order Order
	json.NewDecoder(r.Body).Decode(&order)
	// ruleid: go-sql-injection
	db.Prepare("SELECT * FROM orders WHERE code = '" + order.Code + "'")
	// ok: go-sql-injection
	db.Query("SELECT id FROM users WHERE name = $1", name)
	id, err := strconv.Atoi(r.FormValue("id"))
	// ok: go-sql-injection
	db.Query(fmt.Sprintf("SELECT id FROM users WHERE id = %d", id))
	sort := r.FormValue("sort")
	if !sortable[sort] {
		return
	}
	// ok: go-sql-injection
	db.Query("SELECT id FROM users ORDER BY " + sort)
	column := "id"
	switch r.FormValue("by") {
	case "name":
		column = "name"
	}
	// ok: go-sql-injection
	db.Query("SELECT id FROM users ORDER BY " + column)
}

func listed(c *gin.Context, db *gorm.DB, pool *pgxpool.Pool, x *sqlx.DB) {
	name := c.Query("name")
	// ruleid: go-sql-injection
	db.Where("name = '" + name + "'").Find(&users)
	// ruleid: go-sql-injection
	db.Raw("SELECT * FROM users WHERE name = '" + name + "'").Scan(&users)
	// ruleid: go-sql-injection
	db.Order(c.DefaultQuery("sort", "id")).Find(&users)
	// ruleid: go-sql-injection
	pool.Query(ctx, "SELECT * FROM users WHERE name = '"+name+"'")
	// ruleid: go-sql-injection
	x.Select(&users, "SELECT * FROM users WHERE name = '"+name+"'")
	// ok: go-sql-injection
	db.Where("name = ?", name).Find(&users)
	// ok: go-sql-injection
	db.Where(&User{Name: name}).Find(&users)
	// ok: go-sql-injection
	pool.Query(ctx, "SELECT * FROM users WHERE name = $1", name)
	// ok: go-sql-injection
	x.Select(&users, "SELECT * FROM users WHERE name = ?", name)
	// ok: go-sql-injection
	cache.Get(ctx, name)
	if !slices.Contains(columns, name) {
		c.AbortWithStatus(400)
		return
	}
	// ok: go-sql-injection
	db.Order(name).Find(&users)
}
