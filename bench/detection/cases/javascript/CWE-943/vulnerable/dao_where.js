function AllocationsDAO(db) {
  const allocations = db.collection('allocations');
  this.getByThreshold = (userId, threshold, callback) => {
    allocations.find({ $where: `this.userId == ${userId} && this.stocks > '${threshold}'` }).toArray(callback);
  };
}

module.exports = function (db) {
  const dao = new AllocationsDAO(db);
  this.display = (req, res, next) => {
    const { threshold } = req.query;
    dao.getByThreshold(req.params.userId, threshold, (err, docs) => res.render('allocations', { docs }));
  };
};
