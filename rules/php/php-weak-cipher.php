<?php

// ruleid: php-weak-cipher
$sealed = openssl_encrypt($text, "des-ede3-cbc", $key, 0, $iv);
// ruleid: php-weak-cipher
$sealed = openssl_encrypt($text, 'AES-128-ECB', $key);
$method = 'rc4';
// ruleid: php-weak-cipher
$plain = openssl_decrypt($text, $method, $key);
// ruleid: php-weak-cipher
$sealed = mcrypt_encrypt(MCRYPT_RIJNDAEL_128, $key, $text, MCRYPT_MODE_CBC, $iv);
// ok: php-weak-cipher
$sealed = openssl_encrypt($text, "aes-256-gcm", $key, 0, $iv, $tag);
// ok: php-weak-cipher
$sealed = openssl_encrypt($text, $cipher, $key, 0, $iv, $tag);
// ok: php-weak-cipher
$sealed = sodium_crypto_secretbox($text, $nonce, $key);
