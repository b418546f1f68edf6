<?php

$name = $_GET['name'];
// ruleid: php-path-traversal
readfile("uploads/" . $name);
// ruleid: php-path-traversal
$data = file_get_contents("uploads/$name");
// ruleid: php-path-traversal
unlink('/srv/files/' . $_POST['file']);
// ruleid: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . $_FILES['f']['name']);
// ruleid: php-path-traversal
$file = fopen("exports/{$name}", 'r');
// ok: php-path-traversal
readfile("uploads/" . basename($name));
// ok: php-path-traversal
move_uploaded_file($_FILES['f']['tmp_name'], 'uploads/' . bin2hex(random_bytes(16)));
// ok: php-path-traversal
readfile("manual.pdf");
$path = realpath("uploads/" . $name);
if (strpos($path, '/srv/uploads/') !== 0) {
    exit;
}
// ok: php-path-traversal
readfile($path);

function download(Request $request) {
    // ruleid: php-path-traversal
    response()->download(storage_path('app/' . $request->input('file')));
    // ruleid: php-path-traversal
    return Storage::get($request->query('file'));
}
