<?php

$name = $_GET['name'];
// ruleid: php-xss
echo "<h1>Hello " . $name . "</h1>";
// ruleid: php-xss
print("<p>$name</p>");
// ruleid: php-xss
printf("<p>%s</p>", $_POST['comment']);
// ruleid: php-xss
echo $_SERVER['PHP_SELF'];
// ruleid: php-xss
die("Unknown user: " . $name);
// ok: php-xss
echo "<h1>Hello " . htmlspecialchars($name, ENT_QUOTES) . "</h1>";
// ok: php-xss
echo json_encode(['name' => $name]);
// ok: php-xss
echo intval($_GET['page']);
// ok: php-xss
echo "<p>hello</p>";
if (!ctype_alnum($name)) {
    exit('no');
}
// ok: php-xss
echo "<p>$name</p>";

class PageController {
    public function show(Request $request) {
        // ruleid: php-xss
        $answer = new Response('<p>' . $request->query->get('name') . '</p>');
        // ok: php-xss
        $json = new JsonResponse(['name' => $request->query->get('name')]);
        // ok: php-xss
        return view('page', ['name' => $request->input('name')]);
    }
}
