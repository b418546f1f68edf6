<?php

// ruleid: php-unsafe-deserialisation
$cart = unserialize($_COOKIE['cart']);
$state = base64_decode($_POST['state']);
// ruleid: php-unsafe-deserialisation
$object = unserialize($state);
// ruleid: php-unsafe-deserialisation
$data = yaml_parse($_POST['document']);
// ok: php-unsafe-deserialisation
$cart = json_decode($_COOKIE['cart'], true);
// ok: php-unsafe-deserialisation
$cart = unserialize($_COOKIE['cart'], ['allowed_classes' => false]);
// ok: php-unsafe-deserialisation
$settings = unserialize(file_get_contents('settings.ser'));
