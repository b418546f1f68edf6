<?php

$name = $_GET['name'];
// ruleid: php-sql-injection
$rows = $pdo->query("SELECT * FROM users WHERE name = '" . $name . "'");
// ruleid: php-sql-injection
mysqli_query($link, "SELECT * FROM users WHERE name = '$name'");
$sql = sprintf("DELETE FROM users WHERE name = '%s'", $_POST['name']);
// ruleid: php-sql-injection
$pdo->exec($sql);
// ruleid: php-sql-injection
$pdo->prepare("SELECT * FROM users ORDER BY {$_GET['sort']}");
// ok: php-sql-injection
$query = $pdo->prepare("SELECT * FROM users WHERE name = ?");
// ok: php-sql-injection
$query->execute([$name]);
$id = (int) $_GET['id'];
// ok: php-sql-injection
$pdo->query("SELECT * FROM users WHERE id = $id");
// ok: php-sql-injection
$pdo->query("SELECT * FROM users WHERE name = " . $pdo->quote($name));
$sort = $_GET['sort'];
if (!in_array($sort, ['id', 'name'], true)) {
    exit;
}
// ok: php-sql-injection
$pdo->query("SELECT * FROM users ORDER BY $sort");
$safe = mysqli_real_escape_string($link, $name);
// ok: php-sql-injection
mysqli_query($link, "SELECT * FROM users WHERE name = '$safe'");

class UserController {
    public function search(Request $request) {
        // ruleid: php-sql-injection
        DB::select("SELECT * FROM users WHERE name = '" . $request->input('name') . "'");
        // ruleid: php-sql-injection
        User::whereRaw("name = '" . $request->name . "'")->get();
        // ruleid: php-sql-injection
        $this->connection->executeQuery("SELECT * FROM users WHERE name = '" . $request->query->get('name') . "'");
        // ok: php-sql-injection
        DB::select("SELECT * FROM users WHERE name = ?", [$request->input('name')]);
        // ok: php-sql-injection
        User::where('name', $request->input('name'))->get();
        // ok: php-sql-injection
        User::whereRaw('name = ?', [$request->name])->get();
    }
}
