<?php

// ruleid: php-weak-randomness
$token = md5(uniqid(mt_rand(), true));
// ruleid: php-weak-randomness
$resetCode = rand(100000, 999999);
// ruleid: php-weak-randomness
$user->api_key = substr(str_shuffle($letters), 0, 20);
// ok: php-weak-randomness
$token = bin2hex(random_bytes(32));
// ok: php-weak-randomness
$resetCode = random_int(100000, 999999);
// ok: php-weak-randomness
$delay = rand(1, 10);
// ok: php-weak-randomness
$file = uniqid() . '.png';
