<?php

$page = $_GET['page'];
// ruleid: php-file-inclusion
include $page . '.php';
// ruleid: php-file-inclusion
require_once("pages/" . $_GET['page']);
// ruleid: php-file-inclusion
require __DIR__ . "/modules/{$_COOKIE['module']}.php";
// ok: php-file-inclusion
include 'home.php';
$pages = ['home' => 'home.php', 'help' => 'help.php'];
// ok: php-file-inclusion
include $pages[$_GET['page']] ?? 'home.php';
// ok: php-file-inclusion
include 'pages/' . basename($page) . '.php';
if (!in_array($page, ['home', 'help'], true)) {
    $page = 'home';
}
// ok: php-file-inclusion
include "pages/$page.php";
