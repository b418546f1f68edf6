<?php

$code = $_POST['code'];
// ruleid: php-code-injection
eval($code);
// ruleid: php-code-injection
eval("return " . $_GET['formula'] . ";");
// ruleid: php-code-injection
call_user_func($_GET['callback'], 1);
// ruleid: php-code-injection
$result = array_map($_GET['function'], $items);
$action = $_GET['action'];
// ruleid: php-code-injection
$action();
// ruleid: php-code-injection
create_function('$a', $_GET['body']);
// ok: php-code-injection
eval("return 1 + 1;");
// ok: php-code-injection
call_user_func('strtoupper', $_GET['name']);
if (!in_array($action, ['show', 'list'], true)) {
    exit;
}
// ok: php-code-injection
$action();
