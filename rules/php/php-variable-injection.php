<?php

// ruleid: php-variable-injection
extract($_POST);
// ruleid: php-variable-injection
extract($_GET, EXTR_OVERWRITE);
// ruleid: php-variable-injection
parse_str($_SERVER['QUERY_STRING']);
// ok: php-variable-injection
extract(['title' => 'Home']);
// ok: php-variable-injection
parse_str($_SERVER['QUERY_STRING'], $fields);
// ok: php-variable-injection
$name = $_POST['name'] ?? '';
// ok: php-variable-injection
extract($_GET, EXTR_SKIP);
