<?php

$host = $_GET['host'];
// ruleid: php-command-injection
exec("ping -c 1 " . $host, $lines);
// ruleid: php-command-injection
$output = shell_exec("nslookup $host");
// ruleid: php-command-injection
$found = `dig {$host}`;
// ruleid: php-command-injection
system($_POST['command']);
// ruleid: php-command-injection
$process = proc_open("host $host", $pipes, $open);
// ruleid: php-command-injection
$process = Process::fromShellCommandline("ping " . $host);
// ok: php-command-injection
exec("ping -c 1 -- " . escapeshellarg($host));
// ok: php-command-injection
$process = new Process(['ping', '-c', '1', $host]);
// ok: php-command-injection
system("uptime");
// ok: php-command-injection
shell_exec("head -n " . intval($_GET['count']) . " /var/log/app");
if (!filter_var($host, FILTER_VALIDATE_IP)) {
    exit;
}
// ok: php-command-injection
exec("ping -c 1 " . $host);
