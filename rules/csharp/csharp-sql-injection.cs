public class ExampleController : Controller
{
    public IActionResult Search([FromQuery] string name)
    {
        // ruleid: csharp-sql-injection
        var command = new SqlCommand("SELECT * FROM Users WHERE Name = '" + name + "'", connection);
        // ruleid: csharp-sql-injection
        var users = db.Users.FromSqlRaw($"SELECT * FROM Users WHERE Name = '{name}'").ToList();
        var sql = string.Format("DELETE FROM Users WHERE Name = '{0}'", Request.Query["name"]);
        // ruleid: csharp-sql-injection
        db.Database.ExecuteSqlRaw(sql);
        // ruleid: csharp-sql-injection
        connection.Query<User>("SELECT * FROM Users WHERE Name = '" + name + "'");
        var text = new StringBuilder("SELECT * FROM Users ORDER BY ");
        text.Append(Request.Form["sort"]);
        // ruleid: csharp-sql-injection
        command.CommandText = text.ToString();
        // ok: csharp-sql-injection
        var safe = new SqlCommand("SELECT * FROM Users WHERE Name = @name", connection);
        safe.Parameters.AddWithValue("@name", name);
        // ok: csharp-sql-injection
        db.Users.FromSqlInterpolated($"SELECT * FROM Users WHERE Name = {name}");
        // ok: csharp-sql-injection
        db.Users.FromSqlRaw("SELECT * FROM Users WHERE Name = {0}", name);
        // ok: csharp-sql-injection
        connection.Query<User>("SELECT * FROM Users WHERE Name = @name", new { name });
        // ok: csharp-sql-injection
        db.Users.Where(u => u.Name == name).ToList();
        var id = int.Parse(Request.Query["id"]);
        // ok: csharp-sql-injection
        db.Database.ExecuteSqlRaw("DELETE FROM Users WHERE Id = " + id);
        return View(users);
    }

    [HttpGet("list")]
    public async Task<ActionResult<User>> Listed(string sort, int page)
    {
        // ruleid: csharp-sql-injection
        await connection.QueryAsync<User>("SELECT * FROM Users ORDER BY " + sort);
        // ok: csharp-sql-injection
        await connection.QueryAsync<User>("SELECT * FROM Users OFFSET " + page);
        if (!Columns.Contains(sort))
        {
            return BadRequest();
        }
        // ok: csharp-sql-injection
        return Ok(await connection.QueryAsync<User>("SELECT * FROM Users ORDER BY " + sort));
    }
}
