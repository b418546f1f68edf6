<?php

$url = $_GET['url'];
// ruleid: php-ssrf
$curl = curl_init($url);
// ruleid: php-ssrf
curl_setopt($curl, CURLOPT_URL, "http://" . $_POST['host'] . "/status");
// ruleid: php-ssrf
$client->request('GET', $url);
// ruleid: php-ssrf
Http::get($url);
// ruleid: php-ssrf
$socket = fsockopen($_GET['host'], 80);
// ok: php-ssrf
curl_init("https://api.example.com/items/" . urlencode($_GET['item']));
// ok: php-ssrf
Http::get("https://api.example.com/items?q=" . $url);
// ok: php-ssrf
Http::post("https://api.example.com/items", ['name' => $url]);
$host = parse_url($url, PHP_URL_HOST);
if (!in_array($host, ALLOWED_HOSTS, true)) {
    exit;
}
// ok: php-ssrf
curl_setopt($curl, CURLOPT_URL, $url);
