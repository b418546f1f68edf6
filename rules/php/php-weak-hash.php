<?php

// ruleid: php-weak-hash
$stored = md5($password);
// ruleid: php-weak-hash
$ok = sha1($salt . $_POST['password']) === $row['password'];
// ruleid: php-weak-hash
$token = md5($user . $time);
// ruleid: php-weak-hash
$mac = hash_hmac('md5', $message, $key);
// ruleid: php-weak-hash
$digest = hash('sha1', $secret);
// ok: php-weak-hash
$stored = password_hash($password, PASSWORD_DEFAULT);
// ok: php-weak-hash
$key = md5($path);
// ok: php-weak-hash
$digest = hash('sha256', $secret);
// ok: php-weak-hash
$etag = sha1($content);
